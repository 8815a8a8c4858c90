/** A list beside the choices that narrow it: next to each other where there is room, behind a button where there is not. */
import './narrowing.css';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../i18n/t.ts';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';
import { ChoiceChips } from './chips.tsx';
import { Icon } from './icon.tsx';
import { useAfterFirstFrame } from './later.tsx';
import { useWide } from './use-wide.ts';

export type Chosen = {
	key: string;
	label: ComponentChildren;
	/** the label in plain words, for those who listen */
	name: string;
	/** the same screen without this choice */
	without: string;
};

export function Narrowing({
	chosen,
	withoutAll,
	said,
	facets,
	folded,
	children,
}: {
	chosen: readonly Chosen[];
	/** the same screen with nothing chosen */
	withoutAll: string;
	/** what the list now says, for those who listen */
	said: string;
	/** drawn only while it can be seen */
	facets: () => ComponentChildren;
	/** what is listed needs the whole width: the choices stay behind the button */
	folded?: boolean;
	children: ComponentChildren;
}) {
	const wide = useWide() && !folded;
	const [open, setOpen] = useState(false);
	const isAfter = useAfterFirstFrame();
	const id = useId();
	return (
		<div class={wide ? 'narrowing narrowing--beside' : 'narrowing'}>
			<div class="narrowing__side">
				{!wide && (
					<Button icon="filter" expanded={open} onClick={() => setOpen(!open)}>
						<T k={open ? 'details.narrowClose' : 'details.narrow'} />
					</Button>
				)}
				{(wide || open) && (
					<section class="narrowing__facets" aria-labelledby={id}>
						<h2 class={wide ? 'narrowing__heading' : 'visually-hidden'} id={id}>
							<T k="details.narrow" />
						</h2>
						{isAfter && facets()}
					</section>
				)}
			</div>
			<div class="narrowing__main">
				<p class="visually-hidden" role="status">
					{said}
				</p>
				{chosen.length > 0 && <ChosenList chosen={chosen} withoutAll={withoutAll} />}
				{children}
			</div>
		</div>
	);
}

function ChosenList({ chosen, withoutAll }: { chosen: readonly Chosen[]; withoutAll: string }) {
	return (
		<div class="chosen">
			<p class="chosen__label">
				<T k="details.chosen" />
			</p>
			<ul class="chosen__list">
				{chosen.map((choice) => (
					<li key={choice.key}>
						<a
							class="chosen__remove"
							href={choice.without}
							aria-label={t('details.remove', { name: choice.name })}
							data-replace
						>
							{choice.label}
							<Icon name="close" />
						</a>
					</li>
				))}
				{chosen.length > 1 && (
					<li>
						<a class="chosen__all" href={withoutAll} data-replace>
							<T k="details.removeAll" />
						</a>
					</li>
				)}
			</ul>
		</div>
	);
}

type FacetProps = {
	legend: ComponentChildren;
	options: readonly { value: string; label: ComponentChildren }[];
	/** how many each option would leave */
	counts: ReadonlyMap<string, number>;
};

/** Alternatives of which several may hold. */
export function ManyFacet({
	value,
	onChange,
	...facet
}: FacetProps & { value: readonly string[]; onChange: (value: string[]) => void }) {
	if (facet.options.length === 0) return null;
	return <ChoiceChips legend={facet.legend} options={counted(facet)} multiple value={value} onChange={onChange} />;
}

/** Alternatives of which one holds, or none of them matters. */
export function OneFacet({
	value,
	onChange,
	...facet
}: FacetProps & { value: string; onChange: (value: string) => void }) {
	if (facet.options.length === 0) return null;
	const any = { value: '', label: <T k="details.any" /> };
	return <ChoiceChips legend={facet.legend} options={[any, ...counted(facet)]} value={value} onChange={onChange} />;
}

function counted({ options, counts }: FacetProps) {
	return options.map((option) => ({ ...option, count: counts.get(option.value) ?? 0 }));
}

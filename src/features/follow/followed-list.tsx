import type { FollowedThing } from '../../../contract/follow.ts';
import { toggleFollowed } from '../../data/follow.ts';
import type { Town } from '../../data/town.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { SelectField } from '../../ui/field.tsx';
import { Section } from '../../ui/screen.tsx';
import { type Shown, shownThing } from './queries.ts';

/** What is on the list, what can be put on it here, and each with the way off it. */
export function FollowedList({ town, things }: { town: Town; things: readonly FollowedThing[] }) {
	const isIn = (kind: string, id: string) => things.some((one) => one.kind === kind && one.id === id);
	const places = centresByKana(town).filter(({ id }) => !isIn('place', id));
	const fields = (town.profile?.fields ?? []).filter(({ code }) => !isIn('field', code));
	const add = (value: string) => {
		const [kind, id = ''] = value.split(/ (.*)/s);
		if (kind === 'place' || kind === 'field') void toggleFollowed({ kind, id });
	};
	return (
		<Section heading={<T k="follow.things" n={things.length} />}>
			{things.length === 0 && (
				<p>
					<T k="follow.thingsNone" />
				</p>
			)}
			<ul class="follow__list">
				{things.map((thing) => {
					const shown = shownThing(town, thing);
					return (
						<li class="follow__thing" key={`${thing.kind}/${thing.id}`}>
							{shown ? (
								<a class="follow__name" href={shown.href}>
									<Called of={shown} />
								</a>
							) : (
								<span class="follow__name">
									<T k="follow.gone" />
								</span>
							)}
							<Button icon="close" onClick={() => void toggleFollowed(thing)}>
								<T k="follow.remove" />
							</Button>
						</li>
					);
				})}
			</ul>
			<SelectField
				label={<T k="follow.addMore" />}
				support={<T k="follow.addMoreSupport" />}
				value=""
				options={[
					{ value: '', label: t('follow.choose') },
					...places.map(({ id, name, nameEn }) => ({
						value: `place ${id}`,
						label: (locale.value === 'en' && nameEn) || name,
					})),
					...fields.map(({ code, name }) => ({ value: `field ${code}`, label: worded(name) })),
				]}
				onChange={add}
			/>
		</Section>
	);
}

export function Called({ of: { called } }: { of: Shown }) {
	if ('worded' in called) return <>{worded(called.worded)}</>;
	return <Named name={called.name} kana={called.nameKana} en={called.nameEn} />;
}

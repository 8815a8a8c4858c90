import './network.css';
import { paths } from '../../../contract/paths.ts';
import { isShown, TIE_SIDES, type TieDraft } from '../../../contract/tie.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Answer } from './network-page.tsx';
import { PartnerText } from './partner-text.tsx';
import { coordinatesHere } from './rights.ts';

/** Every tie that somebody wrote: what still waits for a yes first, and both sides' answers as they were heard. */
export function TiesPage() {
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const removed = new Set(outbox.value.flatMap(({ name, args }) => (name === 'tie.remove' ? [args.tieId] : [])));
	const all = [...(privateTown.value?.ties.values() ?? [])].filter(({ id }) => !removed.has(id));
	const list = all.sort((a, b) => Number(isShown(a)) - Number(isShown(b)) || (a.id < b.id ? 1 : -1));
	const waits = list.filter((one) => !isShown(one)).length;
	const written = outbox.value.some(({ name }) => name === 'tie.put');
	return (
		<Screen
			title={waits > 0 ? <T k="networkLead.tiesWaiting" n={waits} /> : <T k="networkLead.tiesTitle" />}
			lead={<T k="networkLead.tiesLead" />}
			actions={
				<>
					<LinkButton variant="solid" href={paths.newTie()}>
						<T k="networkLead.write" />
					</LinkButton>
					<LinkButton icon="back" href={paths.network()}>
						<T k="network.heading" />
					</LinkButton>
				</>
			}
		>
			<p role="status">{written && <T k="network.sending" />}</p>
			{list.map((row) => (
				<One key={row.id} town={here} row={row} />
			))}
		</Screen>
	);
}

function One({ town: here, row }: { town: Town; row: TieDraft }) {
	return (
		<article class="network__one">
			<h2 class="card__title">
				<ContentText text={row.what} inline />
			</h2>
			<p class="network__soft">
				<T k={isShown(row) ? 'networkLead.shown' : 'networkLead.notShown'} />
			</p>
			{TIE_SIDES.map((side) => (
				<section key={side}>
					<h3>
						<PartnerText town={here} partner={row[side]} />
					</h3>
					<Answer row={row} side={side} />
				</section>
			))}
			<div class="network__acts">
				<AskFirst
					variant="text"
					act={<T k="networkLead.remove" />}
					title={<T k="networkLead.removeTitle" />}
					body={<T k="networkLead.removeBody" />}
					label={`${t('networkLead.remove')}: ${row.what}`}
					onGo={() => void keep('tie.remove', { tieId: row.id })}
				/>
			</div>
		</article>
	);
}

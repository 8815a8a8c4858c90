import './consult.css';
import { useState } from 'preact/hooks';
import { type ConsultRow, isUnderWay } from '../../../contract/consult.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { consultsToday, openConsults } from '../../data/open-consults.ts';
import { privateTown } from '../../data/private.ts';
import { session, sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { DeskName } from './consult-story.tsx';
import { THEME_WORDS } from './consult-words.ts';
import { AT_WORK_STATES } from './lead-words.ts';
import { coordinatesHere } from './rights.ts';

/** Who waits for advice, by the day on which they shall hear. */
export function ConsultInboxPage() {
	const [whose, setWhose] = useState('all');
	if (!sessionRead.value || !town.value) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const known = privateTown.value;
	const me = session.value?.accountId;
	const open = openConsults(known).filter(({ owner }) => whose === 'all' || owner?.accountId === me);
	const over = [...(known?.consults.values() ?? [])]
		.filter((one) => !isUnderWay(one))
		.sort((a, b) => ((a.steps.at(-1)?.at ?? '') < (b.steps.at(-1)?.at ?? '') ? 1 : -1));
	const n = consultsToday(known, today.value).length;
	return (
		<Screen
			title={n > 0 ? <T k="consultLead.inboxTitle" n={n} /> : <T k="consultLead.inboxNone" />}
			actions={
				<>
					<LinkButton icon="events" href={paths.meetingTimes()}>
						<T k="consultLead.timesLink" />
					</LinkButton>
					<LinkButton href={paths.noteConsult()}>
						<T k="consultLead.note" />
					</LinkButton>
					<LinkButton icon="back" href={paths.coordination()}>
						<T k="coordination.link" />
					</LinkButton>
				</>
			}
		>
			<ChoiceChips
				hideLegend
				legend={<T k="consultLead.owner" />}
				value={whose}
				onChange={setWhose}
				options={[
					{ value: 'all', label: <T k="consultLead.allOpen" /> },
					{ value: 'mine', label: <T k="consultLead.mineOnly" /> },
				]}
			/>
			<CardList
				items={open}
				label={t('consultLead.inboxTitle', { n: open.length })}
				keyOf={({ id }) => id}
				render={(one) => <ConsultCard one={one} day={today.value} />}
			/>
			{over.length > 0 && (
				<Section heading={<T k="consultLead.over" />}>
					<CardList
						items={over}
						label={t('consultLead.over')}
						pageSize={10}
						keyOf={({ id }) => id}
						render={(one) => <ConsultCard one={one} day={today.value} />}
					/>
				</Section>
			)}
		</Screen>
	);
}

function ConsultCard({ one, day }: { one: ConsultRow; day: string }) {
	const open = isUnderWay(one);
	const last = one.messages.findLast(({ from }) => from === 'author');
	return (
		<Card
			href={paths.consultAtWork(one.id)}
			when={open ? <DateText date={one.due} /> : undefined}
			title={<T k={THEME_WORDS[one.theme]} />}
			where={<DeskName id={one.deskId} />}
			who={last && <ContentText text={last.text.slice(0, 60)} inline />}
			badges={[
				<T k={AT_WORK_STATES[one.state]} />,
				...(open && one.due < day ? [<T k="consultLead.overdue" />] : []),
				...(open && !one.owner ? [<T k="consultLead.untaken" />] : []),
				...(open && one.owner ? [<span lang="ja">{one.owner.name}</span>] : []),
				...(one.handingOver ? [<T k="consultLead.handing" />] : []),
			]}
			tone={open && (one.due <= day || !one.owner) ? 'now' : 'plain'}
		/>
	);
}

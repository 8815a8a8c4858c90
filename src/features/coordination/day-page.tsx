import './coordination.css';
import type { CaseRow } from '../../../contract/case.ts';
import { shiftMonth } from '../../../contract/dates.ts';
import { repeatedNeeds } from '../../../contract/matching.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { agreeingHelpers, endingConsents } from '../../data/helpers.ts';
import { consultsToday } from '../../data/open-consults.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { KIND_WORDS } from '../../ui/exchange-words.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { Bridges } from './bridges.tsx';
import { OUTCOME_WORDS, STATE_WORDS } from './case-words.ts';
import { HelperName } from './helper-name.tsx';
import { endedCases, endingSoon, openCases, unread, waitingToday } from './queries.ts';
import { coordinatesHere } from './rights.ts';
import { WeightsForm } from './weights-form.tsx';

/** A coordinator's day: what waits, by its date. */
export function DayPage() {
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const known = privateTown.value;
	const day = today.value;
	const told = unread(known, outbox.value);
	const n = waitingToday(known, outbox.value, day);
	const ending = endingSoon(here, day);
	const open = openCases(known);
	const ended = endedCases(known);
	const people = agreeingHelpers(known, outbox.value, day);
	const asking = endingConsents(people, day);
	const advice = consultsToday(known, day).length;
	return (
		<Screen
			title={n > 0 ? <T k="coordination.dayTitle" n={n} /> : <T k="coordination.dayNone" />}
			actions={
				<>
					<LinkButton variant={told.length > 0 ? 'solid' : 'outline'} href={paths.raisedExchanges()}>
						<T k="coordination.raisedLink" n={told.length} />
					</LinkButton>
					<LinkButton icon="talk" variant={advice > 0 ? 'solid' : 'outline'} href={paths.consultInbox()}>
						<T k="consultLead.link" n={advice} />
					</LinkButton>
					<LinkButton icon="person" href={paths.helpers()}>
						<T k="helpersLead.link" n={people.length} />
					</LinkButton>
					<LinkButton icon="place" href={paths.lentPlaces()}>
						<T k="lentLead.dayLink" n={privateTown.value?.lentPlaces.size ?? 0} />
					</LinkButton>
					<LinkButton icon="groups" href={paths.team()}>
						<T k="coordination.teamLink" />
					</LinkButton>
					<LinkButton href={paths.ties()}>
						<T k="network.toTies" />
					</LinkButton>
					<LinkButton href={paths.newExchange()}>
						<T k="coordination.writeTitle" />
					</LinkButton>
					<LinkButton href={paths.exchange()}>
						<T k="exchange.heading" />
					</LinkButton>
				</>
			}
		>
			<Section heading={<T k="coordination.casesHeading" />}>
				<Proposed town={here} />
				{open.length === 0 ? (
					<p>
						<T k="coordination.casesNone" />
					</p>
				) : (
					<CardList
						items={open}
						label={t('coordination.casesHeading')}
						keyOf={({ id }) => id}
						render={(one) => <CaseCard one={one} day={day} />}
					/>
				)}
			</Section>
			{ending.length > 0 && (
				<Section heading={<T k="coordination.endingHeading" />}>
					<ul class="coordination__list">
						{ending.map(({ id, title, until }) => (
							<li key={id}>
								<a href={paths.exchangeOne(id)}>
									<ContentText text={title} inline />
								</a>{' '}
								<T k="exchange.untilDate" date={<DateText date={until} />} />
							</li>
						))}
					</ul>
				</Section>
			)}
			{asking.length > 0 && (
				<Section heading={<T k="helpersLead.endingHeading" />}>
					<ul class="coordination__list">
						{asking.map(({ id, consent }) => (
							<li key={id}>
								<HelperName id={id} />{' '}
								{consent && <T k="exchange.untilDate" date={<DateText date={consent.until} style="long" />} />}
							</li>
						))}
					</ul>
				</Section>
			)}
			<Repeated town={here} day={day} />
			<Bridges town={here} day={day} />
			<Section heading={<T k="coordination.whoToAsk" />}>
				{here.profile?.helpDesk?.text && <p lang="ja">{here.profile.helpDesk.text}</p>}
				<p class="coordination__acts">
					<LinkButton href={paths.guides('desk')}>
						<T k="search.toDesks" />
					</LinkButton>
				</p>
			</Section>
			<EndedMails month={day.slice(0, 7)} />
			<WeightsForm />
			{ended.length > 0 && (
				<Section heading={<T k="coordination.endedHeading" />}>
					<ul class="coordination__list">
						{ended.slice(0, 30).map((one) => (
							<li key={one.id}>
								<a href={paths.case(one.id)}>
									<CaseName one={one} />
								</a>{' '}
								{one.outcome && <T k={OUTCOME_WORDS[one.outcome.kind]} />}
							</li>
						))}
					</ul>
				</Section>
			)}
		</Screen>
	);
}

/** What was proposed on this device and has not arrived. */
function Proposed({ town: here }: { town: Town }) {
	const waiting = outbox.value.filter(({ name }) => name === 'case.propose');
	if (waiting.length === 0) return null;
	const titleOf = (id: unknown) => here.exchanges.get(String(id))?.title ?? '';
	return (
		<div role="status">
			<p>
				<T k="coordination.sending" />
			</p>
			<ul class="coordination__list">
				{waiting.map(({ id, args }) => (
					<li key={id}>
						<CaseName
							one={{
								needTitle: titleOf(args.needId),
								offerTitle: titleOf(args.offerId),
								helper: args.helper === true || undefined,
							}}
						/>
					</li>
				))}
			</ul>
		</div>
	);
}

/** A person stands here without a name: the case's title is read aloud and over shoulders. */
export function CaseName({ one }: { one: { needTitle: string; offerTitle: string; helper?: boolean | undefined } }) {
	return (
		<T
			k="coordination.caseTitle"
			need={<ContentText text={one.needTitle} inline />}
			offer={one.helper ? <T k="coordination.helper" /> : <ContentText text={one.offerTitle} inline />}
		/>
	);
}

function CaseCard({ one, day }: { one: CaseRow; day: string }) {
	return (
		<Card
			href={paths.case(one.id)}
			when={<DateText date={one.due} />}
			title={<CaseName one={one} />}
			who={<span lang="ja">{one.owner.name}</span>}
			badges={[
				<T k={STATE_WORDS[one.state]} />,
				...(one.due < day ? [<T k="coordination.dueOver" />] : []),
				...(one.handingOver ? [<T k="coordination.handingOver" />] : []),
			]}
			tone={one.due <= day ? 'now' : 'plain'}
		/>
	);
}

/** The same need in several neighbourhoods: something for the whole town. */
function Repeated({ town: here, day }: { town: Town; day: string }) {
	const repeated = repeatedNeeds(here.exchanges.values(), day);
	if (repeated.length === 0) return null;
	return (
		<Section heading={<T k="coordination.repeatedHeading" />}>
			<ul class="coordination__list">
				{repeated.map(({ what, field, ids }) => {
					const name = here.profile?.fields.find(({ code }) => code === field)?.name;
					return (
						<li key={`${what} ${field}`}>
							<a href={`${paths.exchange({ side: 'need' })}&kind=${what}&field=${encodeURIComponent(field)}`}>
								<T
									k="coordination.repeatedOne"
									what={<T k={KIND_WORDS[what]} />}
									field={name ? worded(name) : field}
									n={ids.length}
								/>
							</a>
						</li>
					);
				})}
			</ul>
		</Section>
	);
}

/** News by mail that reached nobody any more; who it was is kept nowhere. */
function EndedMails({ month }: { month: string }) {
	const months = privateTown.value?.endedMails?.months ?? {};
	const [now = 0, before = 0] = [month, shiftMonth(month, -1)].map((each) => months[each] ?? 0);
	if (now + before === 0) return null;
	return (
		<Section heading={<T k="coordination.endedMailsHeading" />}>
			<p>
				<T k="coordination.endedMails" now={now} before={before} />
			</p>
		</Section>
	);
}

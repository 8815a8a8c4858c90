import './exchange.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { type Exchange, endsSoon, isOpen } from '../../../contract/exchange.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { type Town, town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ExchangeTimes } from '../../ui/exchange-times.tsx';
import { KIND_WORDS, SIDE_WORDS, WHO_WORDS } from '../../ui/exchange-words.ts';
import { Facts } from '../../ui/facts.tsx';
import { ReportLink } from '../../ui/report-link.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { SourceNote } from '../../ui/source-note.tsx';
import { Warning } from '../../ui/warning.tsx';
import { coordinatesHere, writesHere } from './rights.ts';

/** One need or offer, as everybody may read it. */
export function ExchangePage() {
	const { id = '' } = useParams({ strict: false });
	const here = town.value;
	if (!here) return null;
	const row = here.exchanges.get(id);
	return row ? <One key={id} town={here} row={row} /> : <NoExchange />;
}

function One({ town: here, row }: { town: Town; row: Exchange }) {
	const place = row.placeId === undefined ? undefined : here.places.get(row.placeId);
	const group = row.groupId === undefined ? undefined : here.groups.get(row.groupId);
	const issues = (row.issueIds ?? []).flatMap((id) => here.issues.get(id) ?? []);
	const fields = (here.profile?.fields ?? []).filter(({ code }) => row.fields.includes(code));
	const holds = isOpen(row, today.value);
	return (
		<Screen
			title={<ContentText text={row.title} inline />}
			actions={
				<>
					<SaveButton kind="exchange" id={row.id} name={row.title} />
					<ShareButton title={row.title} path={paths.exchangeOne(row.id)} />
					{holds && (
						<LinkButton href={paths.calendars({ exchange: row.id })} icon="events">
							<T k="calendars.link" />
						</LinkButton>
					)}
					{coordinatesHere() && holds && (
						<LinkButton variant="solid" href={paths.matches(row.id)}>
							<T k="exchange.matches" />
						</LinkButton>
					)}
					{writesHere(row) && (
						<LinkButton href={paths.editExchange(row.id)}>
							<T k="exchange.edit" />
						</LinkButton>
					)}
				</>
			}
		>
			{!holds && (
				<Warning>
					<p>
						<T k={row.ended === 'met' ? 'exchange.met' : row.ended === 'gone' ? 'exchange.gone' : 'exchange.over'} />
					</p>
				</Warning>
			)}
			{row.text && (
				<div class="exchange__said">
					<ContentText text={row.text} />
				</div>
			)}
			<Facts
				items={[
					[<T k={SIDE_WORDS[row.side]} />, <T k={KIND_WORDS[row.what]} />],
					[
						<T k="exchange.who" />,
						group ? (
							<a href={paths.group(group.id)}>
								<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
							</a>
						) : (
							<T k={WHO_WORDS[row.who]} />
						),
					],
					[
						<T k="exchange.byPlace" />,
						place ? (
							<a href={paths.place(place.id)}>
								<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
							</a>
						) : (
							<T k="exchange.wholeTown" />
						),
					],
					[
						<T k="exchange.when" />,
						(row.days?.length || row.bands?.length || row.whenText) && (
							<>
								<ExchangeTimes days={row.days ?? []} bands={row.bands ?? []} />{' '}
								{row.whenText && <ContentText text={row.whenText} inline />}
							</>
						),
					],
					[<T k="exchange.until" />, <DateText date={row.until} style="long" />],
					[<T k="exchange.byField" />, fields.map(({ name }) => worded(name)).join('・')],
				]}
			/>
			<p class="exchange__soft">
				<T k="exchange.since" date={<DateText date={row.raisedOn} style="long" />} />
				{row.renewedOn && (
					<>
						{'　'}
						<T k="exchange.renewed" date={<DateText date={row.renewedOn} style="long" />} />
					</>
				)}
			</p>
			{issues.length > 0 && (
				<Section heading={<T k="exchange.issues" />}>
					<ul class="exchange__list">
						{issues.map(({ id, title }) => (
							<li key={id}>
								<a href={paths.issue(id)}>
									<ContentText text={title} inline />
								</a>
							</li>
						))}
					</ul>
				</Section>
			)}
			{writesHere(row) && <HoldOrEnd row={row} />}
			{holds && (
				<Section heading={<T k="exchange.answerHeading" />}>
					<p>
						<T k="exchange.answerLead" />
					</p>
					<div class="exchange__acts">
						<LinkButton href={paths.raiseExchange(row.side === 'need' ? 'offer' : 'need')}>
							<T k={row.side === 'need' ? 'exchange.tellOffer' : 'exchange.tellNeed'} />
						</LinkButton>
					</div>
				</Section>
			)}
			<SourceNote source={row.source} />
			<ReportLink kind="exchange" id={row.id} />
		</Screen>
	);
}

/** One tap says that it still holds, another that it is over. Also for whoever told it, on their own device. */
export function HoldOrEnd({ row }: { row: Pick<Exchange, 'id' | 'until' | 'ended'> }) {
	const [told, setTold] = useState<'kept' | 'full' | null>(null);
	const holds = isOpen(row, today.value);
	const renewable = !holds || endsSoon(row, today.value);
	return (
		<>
			<div class="exchange__acts">
				{renewable && (
					<Button variant="solid" onClick={() => void keep('exchange.renew', { exchangeId: row.id }).then(setTold)}>
						<T k="exchange.renew" />
					</Button>
				)}
				{holds &&
					(['met', 'gone'] as const).map((ended) => (
						<Button key={ended} onClick={() => void keep('exchange.end', { exchangeId: row.id, ended }).then(setTold)}>
							<T k={ended === 'met' ? 'exchange.endMet' : 'exchange.endGone'} />
						</Button>
					))}
			</div>
			<p role="status">
				{told === 'kept' && <T k="exchange.doneWaiting" />}
				{told === 'full' && <T k="exchange.full" />}
			</p>
		</>
	);
}

export function NoExchange() {
	return (
		<Screen title={<T k="exchange.notFound" />}>
			<Empty
				title={<T k="exchange.notFound" />}
				action={
					<LinkButton href={paths.exchange()}>
						<T k="exchange.toList" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}

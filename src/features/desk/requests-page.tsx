import './requests-page.css';
import { useSearch } from '@tanstack/react-router';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { Section } from '../../ui/screen.tsx';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { CallUp } from './call-up.tsx';
import { type DeskRequest, sortInbox } from './inbox.ts';
import { RequestCard } from './request-card.tsx';
import { deskRequests } from './use-requests.ts';

/** The requests of a desk: what waits for an answer, who comes today, who comes later. */
export function DeskRequestsPage() {
	return <AtDesk>{(desk) => <Requests key={desk.placeId} desk={desk} />}</AtDesk>;
}

function Requests({ desk }: { desk: Desk }) {
	const address: Address = useSearch({ strict: false });
	const requests = deskRequests(desk.placeId);
	const inbox = sortInbox(requests ?? [], desk.placeId, clock.value);
	const list = (items: readonly DeskRequest[]) => (
		<CardList
			items={items}
			keyOf={({ id }) => id}
			render={(request) => <RequestCard desk={desk} request={request} />}
		/>
	);
	return (
		<DeskScreen
			desk={desk}
			station="requests"
			title={
				inbox.toAnswer.length > 0 ? (
					<T k="desk.inboxTitle" n={inbox.toAnswer.length} />
				) : (
					<T k={requests ? 'desk.inboxTitleNone' : 'desk.inboxTitleUnknown'} />
				)
			}
			actions={
				<LinkButton icon="phone" href={paths.deskNoteDown(desk.placeId)}>
					<T k="desk.noteDown" />
				</LinkButton>
			}
		>
			<CallUp desk={desk} requests={requests ?? []} initial={textIn(address, 'code')} />
			{!requests && <Empty title={<T k="desk.requestsNotHere" />} hint={<T k="desk.requestsNotHereHint" />} />}
			{inbox.toAnswer.length > 0 && (
				<Section heading={<T k="desk.toAnswerHeading" n={inbox.toAnswer.length} />}>{list(inbox.toAnswer)}</Section>
			)}
			{requests && (
				<Section heading={<T k="desk.todayHeading" />}>
					{inbox.today.length > 0 ? (
						list(inbox.today)
					) : (
						<p>
							<T k="desk.todayNone" />
						</p>
					)}
				</Section>
			)}
			{inbox.coming.map(({ date, requests }) => (
				<Section
					key={date}
					heading={
						<span class="desk-date">
							<DateText date={date} />
						</span>
					}
				>
					{list(requests)}
				</Section>
			))}
			{inbox.toCome.length > 0 && (
				<Section heading={<T k="desk.toComeHeading" n={inbox.toCome.length} />}>{list(inbox.toCome)}</Section>
			)}
			{inbox.queued.length > 0 && <Section heading={<T k="desk.queuedHeading" />}>{list(inbox.queued)}</Section>}
			{inbox.done.length > 0 && (
				<details class="desk-done">
					<summary>
						<T k="desk.doneHeading" n={inbox.done.length} />
					</summary>
					{list(inbox.done)}
				</details>
			)}
		</DeskScreen>
	);
}

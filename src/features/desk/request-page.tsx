import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { formatReceiptCode } from '../../../contract/receipt-code.ts';
import type { RequestRow } from '../../../contract/request.ts';
import { now as clock } from '../../data/clock.ts';
import { formatInstant } from '../../i18n/format.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Columns } from '../../ui/columns.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';
import { Section } from '../../ui/screen.tsx';
import { AnswerRequest } from './answer-request.tsx';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { DeskNote } from './desk-note.tsx';
import { contactDaysLeft, type DeskRequest, stretchOfDay } from './inbox.ts';
import { AskerName, RequestStateText } from './request-card.tsx';
import { CHANNEL_WORDS, REASON_WORDS, STATE_WORDS } from './request-words.ts';
import { deskRequests } from './use-requests.ts';

/** One request, for whoever has to answer it. */
export function DeskRequestPage() {
	const { requestId } = useParams({ strict: false }) as { requestId: string };
	return (
		<AtDesk>
			{(desk) => {
				const requests = deskRequests(desk.placeId);
				const request = requests?.find(({ id }) => id === requestId);
				return request ? (
					<RequestScreen key={requestId} desk={desk} request={request} />
				) : (
					<DeskScreen desk={desk} title={<T k="desk.requestGone" />}>
						<Empty
							title={<T k="desk.requestGoneHint" />}
							action={
								<LinkButton href={paths.deskRequests(desk.placeId)}>
									<T k="desk.toInbox" />
								</LinkButton>
							}
						/>
					</DeskScreen>
				);
			}}
		</AtDesk>
	);
}

function RequestScreen({ desk, request }: { desk: Desk; request: DeskRequest }) {
	const [told, setTold] = useState(false);
	return (
		<DeskScreen
			desk={desk}
			wide
			title={<AskerName request={request} />}
			actions={
				<LinkButton icon="back" href={paths.deskRequests(desk.placeId)}>
					<T k="desk.toInbox" />
				</LinkButton>
			}
		>
			<p class="desk-state">
				<RequestStateText request={request} />
			</p>
			<div role="status">
				{told && (
					<p class="desk-told">
						<T k="desk.answerKept" />
					</p>
				)}
			</div>
			<Columns
				main={
					<>
						<AskedFor desk={desk} request={request} />
						<AnswerRequest desk={desk} request={request} onDone={() => setTold(true)} />
					</>
				}
				aside={
					<>
						<Story steps={request.steps} />
						<HowItCame request={request} />
						<DeskNote key={request.deskNote ?? ''} desk={desk} request={request} />
					</>
				}
			/>
		</DeskScreen>
	);
}

function AskedFor({ desk: { town, place }, request }: { desk: Desk; request: DeskRequest }) {
	const room = town.rooms.get(request.roomId);
	const group = request.groupId ? town.groups.get(request.groupId) : undefined;
	return (
		<Facts
			items={[
				[
					<T k="desk.factWhen" />,
					<ul class="desk-days">
						{request.slots.map((asked) => {
							const stretch = stretchOfDay(place, request.roomId, asked);
							return (
								<li key={asked.date}>
									<DateText date={asked.date} /> {stretch && <TimeText from={stretch.from} to={stretch.to} />}
								</li>
							);
						})}
					</ul>,
				],
				[<T k="desk.factRoom" />, room && <Named name={room.name} kana={room.nameKana} en={room.nameEn} />],
				[
					<T k="desk.factPurpose" />,
					<>
						<T k={PURPOSE_WORDS[request.purpose]} />
						{request.purposeText && <p lang="ja">{request.purposeText}</p>}
					</>,
				],
				[<T k="desk.factPeople" />, <T k="desk.people" n={request.people} />],
				[
					<T k="desk.factGroup" />,
					group ? (
						<a href={paths.group(group.id)}>
							<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
						</a>
					) : (
						request.groupName
					),
				],
				[<T k="desk.factContact" />, <Contact request={request} />],
				[<T k="desk.factEquipment" />, request.equipment?.join('、')],
				[<T k="desk.factNote" />, request.note],
			]}
		/>
	);
}

function HowItCame({ request }: { request: DeskRequest }) {
	return (
		<Facts
			items={[
				[<T k="desk.factCode" />, <span class="tabular">{formatReceiptCode(request.code)}</span>],
				[<T k="desk.factChannel" />, <T k={CHANNEL_WORDS[request.channel]} />],
				[<T k="desk.factQueue" />, request.queuePlace && <T k="desk.queuePlace" n={request.queuePlace} />],
				[
					<T k="desk.factOverruled" />,
					request.overruled?.length && request.overruled.map(({ reason }) => reason).join('、'),
				],
			]}
		/>
	);
}

/** Shown at the desk alone, and only for as long as it is needed. */
function Contact({ request }: { request: DeskRequest }) {
	const { contact } = request;
	if (!contact) return <T k={request.contactExpired ? 'desk.contactGone' : 'desk.contactNone'} />;
	const days = contactDaysLeft(request, clock.value.date);
	return (
		<>
			<p lang="ja">{contact.name}</p>
			{contact.kind === 'phone' && (
				<p>
					<PhoneNumber number={contact.value} large />
				</p>
			)}
			{contact.kind === 'email' && (
				<p>
					<a href={`mailto:${contact.value}`}>{contact.value}</a>
				</p>
			)}
			<p class="desk-hint">
				<T k="desk.contactDays" n={days} />
			</p>
		</>
	);
}

function Story({ steps }: { steps: RequestRow['steps'] }) {
	if (steps.length === 0) return null;
	return (
		<Section heading={<T k="desk.storyHeading" />}>
			<ol class="desk-lines">
				{steps.map((step) => (
					<li key={`${step.at}${step.state}`}>
						<strong>
							<T k={STATE_WORDS[step.state]} />
						</strong>{' '}
						{formatInstant(step.at, clock.value.ms)}{' '}
						{step.by === 'author' ? <T k="desk.byAuthor" /> : <span lang="ja">{step.by}</span>}
						{step.reason && Object.hasOwn(REASON_WORDS, step.reason) && (
							<p>
								<T k={REASON_WORDS[step.reason as keyof typeof REASON_WORDS]} />
							</p>
						)}
						{step.words && <p lang="ja">{step.words}</p>}
					</li>
				))}
			</ol>
		</Section>
	);
}

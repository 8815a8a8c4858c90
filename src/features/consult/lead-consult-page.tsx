import './consult.css';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { type ConsultRow, isUnderWay } from '../../../contract/consult.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import { paths } from '../../../contract/paths.ts';
import { formatReceiptCode } from '../../../contract/receipt-code.ts';
import { keep } from '../../data/keep.ts';
import { dismiss, outbox, outboxRead, type Returned, returned } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { session, sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { ConsultStory, DeskName } from './consult-story.tsx';
import { THEME_WORDS } from './consult-words.ts';
import { Answer, Close, Due, Hand, Notes } from './lead-acts.tsx';
import { Meet } from './lead-meet.tsx';
import { Sort } from './lead-sort.tsx';
import { AT_WORK_OUTCOMES, AT_WORK_STATES } from './lead-words.ts';
import { Messages } from './messages.tsx';
import { coordinatesHere } from './rights.ts';

/** One thing that somebody asked, for whoever answers: what was said, and everything one can do about it. */
export function ConsultAtWorkPage() {
	const { id = '' } = useParams({ strict: false });
	const address: Address = useSearch({ strict: false });
	if (!sessionRead.value || !town.value || !outboxRead.value) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const one = privateTown.value?.consults.get(id);
	const again = returned.value.find((each) => each.id === textIn(address, 'again'));
	if (one) return <One key={`${id}${again?.id ?? ''}`} one={one} cameBack={again} />;
	return (
		<Screen title={<T k="consultLead.notFound" />}>
			<LinkButton href={paths.consultInbox()}>
				<T k="consultLead.toInbox" />
			</LinkButton>
		</Screen>
	);
}

/** What a coordinator says of one; `full`: no room on this device, and nothing was kept. */
export type Say = <N extends 'consult.change' | 'consult.answer' | 'consult.hand' | 'consult.close' | 'consult.meet'>(
	name: N,
	args: Omit<ArgsOf<N>, 'consultId'>,
	draft?: string,
) => Promise<boolean>;

function One({ one, cameBack }: { one: ConsultRow; cameBack: Returned | undefined }) {
	// it leaves the returned once it is said again
	const [again] = useState(cameBack);
	const [full, setFull] = useState(false);
	const waits = outbox.value.filter(({ args }) => args.consultId === one.id);
	const open = isUnderWay(one);
	const say: Say = async (name, args, draft) => {
		const done = await keep(name, { consultId: one.id, ...args } as never, draft === undefined ? {} : { draft });
		setFull(done === 'full');
		if (done === 'kept' && again?.name === name) await dismiss(again.id);
		return done === 'kept';
	};
	return (
		<Screen
			title={<T k={THEME_WORDS[one.theme]} />}
			actions={
				<LinkButton icon="back" href={paths.consultInbox()}>
					<T k="consultLead.toInbox" />
				</LinkButton>
			}
		>
			<div role="status">
				{waits.length > 0 && (
					<Warning>
						<p>
							<T k="consultLead.sending" />
						</p>
						{waits.map(({ id, args }) => {
							const said = args.text ?? args.note ?? args.words;
							return typeof said === 'string' && <p key={id}>{said}</p>;
						})}
					</Warning>
				)}
			</div>
			<div role="alert">
				{full && (
					<p class="field__error">
						＊<T k="consultLead.full" />
					</p>
				)}
				{again && (
					<Warning>
						<T k="consultLead.cameBack" />
					</Warning>
				)}
			</div>
			<About one={one} />
			{open && <Owner one={one} say={say} />}
			{one.messages.length > 0 && (
				<Section heading={<T k="consult.words" />}>
					<Messages
						messages={one.messages.map((each) => ({ ...each, at: Date.parse(each.at) }))}
						author="consultLead.author"
					/>
				</Section>
			)}
			{open && <Answer one={one} say={say} again={again} />}
			{open && <Meet one={one} say={say} />}
			{one.state !== 'withdrawn' && <Sort one={one} say={say} />}
			{open && <Due one={one} say={say} />}
			{open && <Hand one={one} say={say} again={again} />}
			{open && <Close say={say} again={again} />}
			{one.state !== 'withdrawn' && <Notes one={one} say={say} again={again} />}
			<Section heading={<T k="consult.story" />}>
				<ConsultStory steps={one.steps} />
			</Section>
		</Screen>
	);
}

function About({ one }: { one: ConsultRow }) {
	const { contact, outcome } = one;
	const group = one.groupId === undefined ? undefined : town.value?.groups.get(one.groupId);
	return (
		<Facts
			items={[
				[<T k="consult.code" />, <span class="tabular">{formatReceiptCode(one.code)}</span>],
				[<T k="progress.state" />, <T k={AT_WORK_STATES[one.state]} />],
				[<T k="consult.with" />, one.deskId && <DeskName id={one.deskId} />],
				[
					<T k="consultLead.author" />,
					group ? (
						<a href={paths.group(group.id)}>
							<span lang="ja">{group.name}</span>
						</a>
					) : (
						contact && <span lang="ja">{contact.name}</span>
					),
				],
				[
					<T k="consultLead.contact" />,
					contact?.kind === 'phone' ? (
						<PhoneNumber number={contact.value} />
					) : contact?.kind === 'email' ? (
						<a href={`mailto:${contact.value}`}>{contact.value}</a>
					) : (
						isUnderWay(one) && one.reach.length > 0 && <T k="consultLead.onScreen" />
					),
				],
				[<T k="consultLead.due" />, isUnderWay(one) && <DateText date={one.due} style="long" />],
				[<T k="consultLead.owner" />, one.owner && <span lang="ja">{one.owner.name}</span>],
				[
					<T k="consultLead.closeHow" />,
					outcome && (
						<>
							<T k={AT_WORK_OUTCOMES[outcome.kind]} />
							{outcome.words && <ContentText text={outcome.words} />}
						</>
					),
				],
			]}
		/>
	);
}

function Owner({ one, say }: { one: ConsultRow; say: Say }) {
	const isMine = one.owner?.accountId === session.value?.accountId;
	return (
		<div class="consult__acts">
			{!isMine && (
				<Button
					variant={!one.owner || one.handingOver ? 'solid' : 'outline'}
					onClick={() => void say('consult.change', { owner: 'take' })}
				>
					<T k="consultLead.take" />
				</Button>
			)}
			{isMine && (
				<Button onClick={() => void say('consult.change', { owner: one.handingOver ? 'keep' : 'ask' })}>
					<T k={one.handingOver ? 'consultLead.keep' : 'consultLead.ask'} />
				</Button>
			)}
		</div>
	);
}

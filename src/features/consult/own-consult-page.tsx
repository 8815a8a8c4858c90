import './consult.css';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { formatReceiptCode } from '../../../contract/receipt-code.ts';
import { forgetConsult } from '../../data/consults.ts';
import { keep } from '../../data/keep.ts';
import { dismiss, outbox, outboxRead, withdrawUnsent } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { Warning } from '../../ui/warning.tsx';
import { mine } from './consult-signals.ts';
import { ConsultStory } from './consult-story.tsx';
import { OUTCOME_WORDS, STATE_WORDS, THEME_WORDS } from './consult-words.ts';
import { Messages } from './messages.tsx';
import { OwnMeeting } from './own-meeting.tsx';
import { isLive, type OwnConsult } from './queries.ts';

/** One thing that was asked: what is true of it now, in words, and what one can do. */
export function OwnConsultPage() {
	const { id = '' } = useParams({ strict: false });
	if (!town.value || !mine.value || !outboxRead.value) return null;
	const one = mine.value.find((each) => each.id === id);
	if (one) return <One key={id} one={one} here={town.value} />;
	return (
		<Screen title={<T k="consult.notFound" />}>
			<p class="consult__acts">
				{privateTown.value?.consults.has(id) && (
					<LinkButton variant="solid" href={paths.consultAtWork(id)}>
						<T k="consult.atWork" />
					</LinkButton>
				)}
				<LinkButton href={paths.consults()}>
					<T k="consult.mine" />
				</LinkButton>
			</p>
		</Screen>
	);
}

function One({ one, here }: { one: OwnConsult; here: Town }) {
	const desk = one.deskId === undefined ? undefined : here.guides.get(one.deskId);
	const live = isLive(one);
	const waits = live && (one.state === 'received' || one.state === 'taken');
	return (
		<Screen
			title={<T k={one.gone ? 'consult.closed' : one.unsentWithdraw ? 'consult.withdrawn' : STATE_WORDS[one.state]} />}
			lead={<Lead one={one} waits={waits} />}
		>
			<CameBack one={one} />
			{one.messages.length > 0 && !one.unsentWithdraw && (
				<Section heading={<T k="consult.words" />}>
					<Messages messages={one.messages} />
					{one.outcome && (
						<p>
							<T k={OUTCOME_WORDS[one.outcome.kind]} />
							{one.outcome.words && <ContentText text={one.outcome.words} />}
						</p>
					)}
					{live && one.state !== 'returned' && <Add one={one} />}
				</Section>
			)}
			<OwnMeeting one={one} here={here} />
			<Facts
				items={[
					[<T k="consult.code" />, <strong class="tabular">{formatReceiptCode(one.code)}</strong>],
					[<T k="consult.theme" />, <T k={THEME_WORDS[one.theme]} />],
					[
						<T k="consult.with" />,
						desk && (
							<a href={paths.guide(desk.id)}>
								<Named name={desk.title} kana={desk.titleKana} en={desk.titleEn} />
							</a>
						),
					],
				]}
			/>
			{one.steps.length > 0 && (
				<Section heading={<T k="consult.story" />}>
					<ConsultStory steps={one.steps} />
				</Section>
			)}
			{one.token && live && !one.unheard && <KeepLink token={one.token} />}
			<div class="consult__acts">
				{live && !one.unsentWithdraw && one.state !== 'returned' && <Withdraw one={one} />}
				{one.token && !one.unheard && <Forget one={one} />}
				{!live && (
					<LinkButton href={paths.consult()}>
						<T k="consult.askAgain" />
					</LinkButton>
				)}
				<LinkButton href={paths.consults()}>
					<T k="consult.mine" />
				</LinkButton>
			</div>
		</Screen>
	);
}

function Lead({ one, waits }: { one: OwnConsult; waits: boolean }) {
	if (one.gone) return <T k="consult.goneHint" />;
	if (one.state === 'withdrawn') return <T k="consult.withdrawnHint" />;
	if (one.unsentWithdraw) return <T k="consult.waitingHint" />;
	if (one.state === 'waiting') return <T k="consult.waitingHint" />;
	return waits && one.due ? <T k="consult.answerBy" date={<DateText date={one.due} style="long" />} /> : null;
}

/** What was refused, with the way to send it again; a refused time to meet is told where times are chosen. */
function CameBack({ one: { refused, state } }: { one: OwnConsult }) {
	if (!refused || refused.name === 'consult.meet') return null;
	if (state === 'returned') {
		return (
			<Warning loud>
				<p>
					<T k="consult.returned" />
				</p>
				<p class="consult__acts">
					<LinkButton variant="solid" href={`${paths.consult()}?again=${refused.id}`}>
						<T k="outbox.again" />
					</LinkButton>
				</p>
			</Warning>
		);
	}
	return (
		<Warning loud>
			<p>
				<T k="consult.returned" />
			</p>
			{typeof refused.args.text === 'string' && <ContentText text={refused.args.text} />}
			<p class="consult__acts">
				<Button onClick={() => void dismiss(refused.id)}>
					<T k="outbox.dismiss" />
				</Button>
			</p>
		</Warning>
	);
}

function Add({ one }: { one: OwnConsult }) {
	const draft = `consult-${one.id}`;
	const kept = useKeptDraft<string>(draft, (before) => (typeof before === 'string' ? before : ''));
	const [full, setFull] = useState(false);
	const text = kept.value ?? '';
	const send = async () => {
		if (text.trim() === '') return;
		kept.settle('');
		const done = await keep('consult.add', { consultId: one.id, text: text.trim() }, { draft });
		if (done === 'full') kept.put(text);
		setFull(done === 'full');
	};
	return (
		<div class="consult__add">
			<TextField
				label={<T k="consult.add" />}
				lines={3}
				value={text}
				onInput={(typed) => kept.put(typed.slice(0, 2000))}
				error={full && <T k="consult.full" />}
			/>
			<div class="consult__acts">
				<Button onClick={() => void send()}>
					<T k="consult.addSend" />
				</Button>
			</div>
		</div>
	);
}

function Withdraw({ one }: { one: OwnConsult }) {
	const navigate = useNavigate();
	const go = async () => {
		const asking = outbox.peek().find(({ name, args }) => name === 'consult.ask' && args.consultId === one.id);
		if (asking && (await withdrawUnsent(asking.id))) {
			// it never left this device: nobody else has to forget it
			await forgetConsult(one.id);
			return navigate({ href: paths.consults(), replace: true });
		}
		await keep('consult.withdraw', { consultId: one.id });
	};
	return (
		<AskFirst
			act={<T k="consult.withdraw" />}
			label={t('consult.withdraw')}
			title={<T k="consult.withdrawTitle" />}
			body={<T k="consult.withdrawHint" />}
			onGo={() => void go()}
		/>
	);
}

function Forget({ one }: { one: OwnConsult }) {
	const navigate = useNavigate();
	return (
		<AskFirst
			act={<T k="consult.forget" />}
			label={t('consult.forget')}
			title={<T k="consult.forget" />}
			body={<T k="consult.forgetHint" />}
			onGo={() => void forgetConsult(one.id).then(() => navigate({ href: paths.consults(), replace: true } as never))}
		/>
	);
}

/** The way back from another device: whoever has this link may read and write, so it is shown only when asked for. */
function KeepLink({ token }: { token: string }) {
	const [isOpen, setOpen] = useState(false);
	const path = paths.consultTicket(token);
	return (
		<Section heading={<T k="consult.linkHeading" />}>
			<p>
				<T k="consult.linkHint" />
			</p>
			<div class="consult__acts">
				<ShareButton title={t('consult.mine')} path={path}>
					<T k="requests.linkSend" />
				</ShareButton>
				<Button expanded={isOpen} onClick={() => setOpen(!isOpen)}>
					<T k={isOpen ? 'requests.linkHideQr' : 'requests.linkShowQr'} />
				</Button>
			</div>
			{isOpen && <QrCode text={new URL(path, location.origin).href} label={t('requests.linkQr')} />}
		</Section>
	);
}

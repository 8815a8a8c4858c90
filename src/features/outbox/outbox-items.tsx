import './outbox.css';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { dismiss, type Returned, type Waiting, withdrawUnsent } from '../../data/outbox.ts';
import { formatAge } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { whatOf } from '../../ui/intent-words.ts';
import { whyOf } from '../../ui/refusal-words.ts';
import { About } from './about.tsx';
import { reopenedAt } from './reopening.ts';
import { waitsOf } from './words.ts';

/** Something that came back: what, for whom, when, why, and the way to send it again. */
export function ReturnedItem({ one }: { one: Returned }) {
	const href = reopenedAt(one);
	const what = t(whatOf(one.name));
	return (
		<article class="outbox__item outbox__item--returned">
			<h3 class="outbox__what">
				<T k={whatOf(one.name)} />
			</h3>
			<About args={one.args} />
			<p class="outbox__why phrase">
				<T k={whyOf(one.code, one.name)} />
			</p>
			<p class="outbox__when">
				<T k="outbox.written" age={formatAge(one.at, now.value.ms)} />
			</p>
			<div class="outbox__actions">
				{href && (
					<LinkButton variant="solid" href={href}>
						<T k="outbox.again" />
					</LinkButton>
				)}
				<AskFirst
					act={<T k="outbox.dismiss" />}
					label={`${t('outbox.dismiss')}: ${what}`}
					title={<T k="outbox.dismissTitle" />}
					body={<T k="outbox.dismissBody" />}
					onGo={() => void dismiss(one.id)}
				/>
			</div>
		</article>
	);
}

/** Something that waits: what, for whom, when, and why it is still here. */
export function WaitingItem({ one }: { one: Waiting }) {
	const [late, setLate] = useState(false);
	const what = t(whatOf(one.name));
	const neverLeft = one.attempts === 0 && !one.shared;
	const takeBack = () => withdrawUnsent(one.id).then((isBack) => setLate(!isBack));
	return (
		<article class="outbox__item">
			<h3 class="outbox__what">
				<T k={whatOf(one.name)} />
			</h3>
			<About args={one.args} />
			<p class="phrase">
				<T k={waitsOf(one.problem)} />
			</p>
			{one.again && <SentAgain />}
			<p class="outbox__when">
				<T k="outbox.written" age={formatAge(one.at, now.value.ms)} />
				{one.attempts > 1 && one.shared !== 'opened' && (
					<span>
						<T k="outbox.tried" n={one.attempts} />
					</span>
				)}
				{one.shared && (
					<span>
						<T k={one.shared === 'saved' ? 'outbox.savedToFile' : 'outbox.openedFromFile'} />
					</span>
				)}
			</p>
			<div class="outbox__actions">
				{(one.problem === 'signed-out' || one.problem === 'other-account') && (
					<LinkButton href={paths.signIn()}>
						<T k="outbox.signIn" />
					</LinkButton>
				)}
				{neverLeft && (
					<AskFirst
						act={<T k="outbox.takeBack" />}
						label={`${t('outbox.takeBack')}: ${what}`}
						title={<T k="outbox.takeBackTitle" />}
						body={<T k="outbox.takeBackBody" />}
						onGo={() => void takeBack()}
					/>
				)}
			</div>
			<p role="status">{late && <T k="outbox.takeBackLate" />}</p>
		</article>
	);
}

/** The server has it; its effect is on the way here. */
export function ArrivedItem({ one }: { one: Waiting }) {
	return (
		<article class="outbox__item outbox__item--arrived">
			<h3 class="outbox__what">
				<T k={whatOf(one.name)} />
			</h3>
			<About args={one.args} />
			{one.again && <SentAgain />}
		</article>
	);
}

/** The server went back to an earlier state and lost what it had done. */
function SentAgain() {
	return (
		<p class="phrase">
			<T k="outbox.sentAgain" />
		</p>
	);
}

import { useState } from 'preact/hooks';
import { MAIL_ADDRESS, MOST_CONFIRM_MAILS, type News } from '../../../contract/follow.ts';
import { type Follows, receiveMail, stopWay } from '../../data/follow.ts';
import { dismiss, StorageFull } from '../../data/outbox.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { locale } from '../../i18n/locale.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/screen.tsx';
import { isWaiting, NewsChoice, refusedOf } from './news-choice.tsx';

const NEWS = ['weekly', 'closures', 'forums', 'emergency'] as const satisfies readonly News[];

/** By mail: an address that says yes first, one press to stop. */
export function ByMail({ known }: { known: Follows }) {
	const mine = known.mail;
	const [address, setAddress] = useState(mine?.address ?? '');
	const [news, setNews] = useState<News[]>(mine?.news ?? []);
	const [problem, setProblem] = useState<MessageKey | null>(null);
	const refused = refusedOf(mine);
	const say = (again = false) => {
		const typed = address.trim().toLowerCase();
		if (!MAIL_ADDRESS.test(typed)) return setProblem('follow.addressWrong');
		if (news.length === 0) return setProblem('follow.chooseOne');
		setProblem(null);
		if (refused) void dismiss(refused.id);
		receiveMail({ address: typed, news, lang: locale.peek(), again }).catch((reason: unknown) => {
			if (!(reason instanceof StorageFull)) throw reason;
			setProblem('follow.full');
		});
	};
	const told = problem ?? (refused && (refused.code === 'too-many' ? 'follow.tooMany' : 'follow.addressWrong'));
	const isChanged = mine && (mine.address !== address.trim().toLowerCase() || mine.news.join() !== news.join());
	return (
		<Section heading={<T k="follow.mail" />}>
			<p>
				<T k="follow.mailLead" />
			</p>
			{known.ways && !known.ways.mail && !mine ? (
				<p>
					<T k="follow.noWay" />
				</p>
			) : (
				<form
					noValidate
					onSubmit={(event: Event) => {
						event.preventDefault();
						say();
					}}
				>
					{mine && !refused && <MailState known={known} onAgain={() => say(true)} />}
					{known.ended?.mail && !mine && (
						<p class="follow__state">
							<T k="follow.mailEnded" />
						</p>
					)}
					<TextField
						label={<T k="follow.address" />}
						support={<T k="follow.addressKept" />}
						type="email"
						inputMode="email"
						autocomplete="email"
						value={address}
						onInput={setAddress}
						error={
							(told === 'follow.addressWrong' || told === 'follow.tooMany') && <T k={told} n={MOST_CONFIRM_MAILS} />
						}
					/>
					<NewsChoice of={NEWS} value={news} onChange={setNews} />
					<div role="alert">
						{(told === 'follow.chooseOne' || told === 'follow.full') && (
							<p class="field__error">
								＊<T k={told} />
							</p>
						)}
					</div>
					<div class="follow__acts">
						{(!mine || isChanged || refused) && (
							<Button type="submit" variant={mine || known.things.length === 0 ? 'outline' : 'solid'}>
								<T k={mine ? 'follow.change' : 'follow.mailGo'} />
							</Button>
						)}
						{mine && (
							<Button onClick={() => void stopWay('mail')}>
								<T k="follow.mailStop" />
							</Button>
						)}
					</div>
				</form>
			)}
		</Section>
	);
}

function MailState({ known: { mail }, onAgain }: { known: Follows; onAgain: () => void }) {
	if (!mail) return null;
	const waits = isWaiting(mail);
	const isOn = mail.state === 'on';
	return (
		<div class="follow__state" role="status">
			<p>
				<T
					k={waits ? 'follow.waiting' : isOn ? 'follow.mailOn' : 'follow.confirming'}
					address={<bdi>{mail.address}</bdi>}
				/>
			</p>
			{!waits && !isOn && (
				<Button onClick={onAgain}>
					<T k="follow.again" />
				</Button>
			)}
		</div>
	);
}

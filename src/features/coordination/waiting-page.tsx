import './coordination.css';
import { useState } from 'preact/hooks';
import {
	DECLINE_EXCHANGE_REASONS,
	type DeclineExchangeReason,
	type RaisedExchange,
} from '../../../contract/exchange.ts';
import { paths } from '../../../contract/paths.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { KIND_WORDS, SIDE_WORDS, WHO_WORDS } from '../../ui/exchange-words.ts';
import { TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { BlockedRaisers, BlockRaiser } from '../../ui/raisers.tsx';
import { Screen } from '../../ui/screen.tsx';
import { unread } from './queries.ts';
import { coordinatesHere } from './rights.ts';

const DECLINED_WORDS: Record<DeclineExchangeReason, MessageKey> = {
	personal: 'exchange.whyPersonal',
	business: 'exchange.whyBusiness',
	unclear: 'exchange.whyUnclear',
	elsewhere: 'exchange.whyElsewhere',
	other: 'exchange.whyOther',
};

/** What was told and nobody has read: published, or not, with a reason its author reads. */
export function WaitingExchangesPage() {
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const waiting = unread(privateTown.value, outbox.value);
	return (
		<Screen
			title={
				waiting.length > 0 ? <T k="coordination.waitingTitle" n={waiting.length} /> : <T k="coordination.waitingNone" />
			}
			actions={
				<LinkButton icon="back" href={paths.coordination()}>
					<T k="coordination.link" />
				</LinkButton>
			}
		>
			{waiting.length > 0 && (
				<CardList
					items={waiting}
					label={t('coordination.raisedHeading')}
					keyOf={({ id }) => id}
					render={(raised) => <One town={here} raised={raised} />}
				/>
			)}
			<BlockedRaisers />
		</Screen>
	);
}

function One({ town: here, raised }: { town: Town; raised: RaisedExchange }) {
	const [doing, setDoing] = useState<'publish' | 'decline' | null>(null);
	const [title, setTitle] = useState(raised.title);
	const [text, setText] = useState(raised.text ?? '');
	const [reason, setReason] = useState<DeclineExchangeReason>('personal');
	const [words, setWords] = useState('');
	const [full, setFull] = useState(false);
	const place = raised.placeId === undefined ? undefined : here.places.get(raised.placeId);
	const contact = privateTown.value?.exchangePrivate.get(raised.id)?.contact;
	const decide = (decision: 'publish' | 'decline') => {
		const said = words.trim() ? { words: words.trim() } : {};
		const more = decision === 'publish' ? { title: title.trim() || raised.title, text: text.trim() } : { reason };
		void keep('exchange.decide', { exchangeId: raised.id, decision, ...more, ...said }).then((kept) =>
			setFull(kept === 'full'),
		);
	};
	return (
		<article class="coordination__one">
			<h2 class="card__title">
				<ContentText text={raised.title} inline />
			</h2>
			{raised.text && <ContentText text={raised.text} />}
			<p class="coordination__soft">
				<T k={SIDE_WORDS[raised.side]} />・<T k={KIND_WORDS[raised.what]} />・<T k={WHO_WORDS[raised.who]} />・
				{place ? <Named name={place.name} kana={place.nameKana} en={place.nameEn} /> : <T k="exchange.wholeTown" />}
			</p>
			{contact && (
				<p class="coordination__soft">
					<T k="coordination.contact" />: <span lang="ja">{`${contact.name} ${contact.value}`}</span>
				</p>
			)}
			<PersonalNote
				text={`${doing === 'publish' ? title : raised.title}\n${doing === 'publish' ? text : (raised.text ?? '')}`}
			/>
			{doing === 'publish' && (
				<>
					<TextField label={<T k="exchange.title" />} value={title} onInput={(typed) => setTitle(typed.slice(0, 80))} />
					<TextField
						label={<T k="exchange.text" />}
						lines={4}
						value={text}
						onInput={(typed) => setText(typed.slice(0, 800))}
					/>
				</>
			)}
			{doing === 'decline' && (
				<ChoiceChips
					legend={<T k="coordination.reason" />}
					value={reason}
					onChange={(value) => setReason(value as DeclineExchangeReason)}
					options={DECLINE_EXCHANGE_REASONS.map((value) => ({ value, label: <T k={DECLINED_WORDS[value]} /> }))}
				/>
			)}
			{doing !== null && (
				<TextField
					label={<T k="coordination.words" />}
					need="optional"
					value={words}
					onInput={(typed) => setWords(typed.slice(0, 300))}
				/>
			)}
			{full && (
				<p class="field__error" role="alert">
					＊<T k="coordination.full" />
				</p>
			)}
			<div class="coordination__acts">
				{(doing === null ? (['publish', 'decline'] as const) : [doing]).map((what) => (
					<Button
						key={what}
						variant={doing === what ? 'solid' : 'outline'}
						tone={what === 'decline' ? 'danger' : 'action'}
						label={`${t(`coordination.${what}`)}: ${raised.title}`}
						onClick={() => (doing === what ? decide(what) : setDoing(what))}
					>
						<T k={`coordination.${what}`} />
					</Button>
				))}
				{doing !== null && (
					<Button onClick={() => setDoing(null)}>
						<T k="common.cancel" />
					</Button>
				)}
				{doing === 'decline' && <BlockRaiser raised={raised} />}
			</div>
		</article>
	);
}

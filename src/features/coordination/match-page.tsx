import './coordination.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addDays } from '../../../contract/dates.ts';
import type { Exchange } from '../../../contract/exchange.ts';
import type { HelperRow } from '../../../contract/helper.ts';
import { MISMATCH_REASONS, type MismatchReason } from '../../../contract/match-factors.ts';
import { pairOf, type Suggestion } from '../../../contract/matching.ts';
import { paths } from '../../../contract/paths.ts';
import { now, today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { matchesOf } from '../../data/matches.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Empty } from '../../ui/empty.tsx';
import { KIND_WORDS, WHO_WORDS } from '../../ui/exchange-words.ts';
import { TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { MISMATCH_WORDS } from './case-words.ts';
import { HelperName } from './helper-name.tsx';
import { ReasonList } from './reason-text.tsx';
import { coordinatesHere } from './rights.ts';
import { WeightsForm } from './weights-form.tsx';

/** Days that both sides have to answer, unless the coordinator says otherwise. */
const ANSWER_DAYS = 14;

/** What may fit one need or offer, each with its reasons; a person decides. */
export function MatchPage() {
	const { id = '' } = useParams({ strict: false });
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const one = here.exchanges.get(id);
	return one ? <Matches key={id} town={here} one={one} /> : <Screen title={<T k="exchange.notFound" />} />;
}

function Matches({ town: here, one }: { town: Town; one: Exchange }) {
	const known = privateTown.value;
	const taken = new Set(
		outbox.value.flatMap(({ name, args }) =>
			name === 'case.propose' || (name === 'match.dismiss' && args.reason !== undefined)
				? [pairOf(String(args.needId), String(args.offerId))]
				: [],
		),
	);
	const matches = matchesOf(here, known, one, today.value);
	const dismissed = [...(known?.mismatches.values() ?? [])].filter(
		({ needId, offerId }) => needId === one.id || offerId === one.id,
	);
	const title = <ContentText text={one.title} inline />;
	return (
		<Screen
			title={
				matches.length > 0 ? (
					<T k="coordination.matchTitle" title={title} n={matches.length} />
				) : (
					<T k="coordination.matchNone" title={title} />
				)
			}
			lead={<T k="coordination.matchLead" />}
			actions={
				<LinkButton icon="back" href={paths.exchangeOne(one.id)}>
					<T k="common.back" />
				</LinkButton>
			}
		>
			{matches.map((match) => (
				<Match
					key={pairOf(match.needId, match.offerId)}
					town={here}
					match={match}
					otherId={one.side === 'need' ? match.offerId : match.needId}
					isTaken={taken.has(pairOf(match.needId, match.offerId))}
				/>
			))}
			{matches.length === 0 && <Empty title={<T k="exchange.none" />} />}
			<WeightsForm />
			{dismissed.length > 0 && (
				<Section heading={<T k="coordination.dismissedHeading" />}>
					<ul class="coordination__list">
						{dismissed.map(({ id, needId, offerId, helper, reason, words }) => {
							const otherId = needId === one.id ? offerId : needId;
							return (
								<li key={id}>
									{helper ? (
										<HelperName id={offerId} />
									) : (
										<a href={paths.exchangeOne(otherId)}>
											<ContentText text={here.exchanges.get(otherId)?.title ?? otherId} inline />
										</a>
									)}{' '}
									<T k={MISMATCH_WORDS[reason]} /> {words && <ContentText text={words} inline />}{' '}
									<Button
										variant="text"
										onClick={() => void keep('match.dismiss', { needId, offerId, ...(helper && { helper }) })}
									>
										<T k="coordination.undismiss" />
									</Button>
								</li>
							);
						})}
					</ul>
				</Section>
			)}
		</Screen>
	);
}

function Match({
	town: here,
	match: { needId, offerId, helper: isPerson, reasons },
	otherId,
	isTaken,
}: {
	town: Town;
	match: Suggestion;
	otherId: string;
	isTaken: boolean;
}) {
	const [doing, setDoing] = useState<'propose' | 'dismiss' | null>(null);
	const [due, setDue] = useState(addDays(today.peek(), ANSWER_DAYS));
	const [words, setWords] = useState('');
	const [reason, setReason] = useState<MismatchReason>('far');
	const [full, setFull] = useState(false);
	const other = here.exchanges.get(otherId);
	const person = isPerson && privateTown.value?.helpers.get(offerId);
	const need = here.exchanges.get(needId);
	const offered = person ? person.kinds[0] : here.exchanges.get(offerId)?.what;
	if (!need || !offered || !(other || person)) return null;
	const pair = { needId, offerId, ...(isPerson && { helper: isPerson }) };
	const said = words.trim() ? { words: words.trim() } : {};
	const told = (kept: 'kept' | 'full') => setFull(kept === 'full');
	const propose = () => void keep('case.propose', { caseId: newUuid(now.peek().ms), ...pair, due, ...said }).then(told);
	const dismiss = () =>
		void keep('match.dismiss', {
			...pair,
			reason,
			...(said.words && { words: said.words.slice(0, 200) }),
		}).then(told);
	return (
		<article class="coordination__one">
			{person ? <HelperHead town={here} row={person} /> : other && <ExchangeHead town={here} row={other} />}
			<h3>
				<T k="coordination.why" />
			</h3>
			<ReasonList reasons={reasons} need={need.what} offer={offered} />
			{isTaken ? (
				<p role="status">
					<T k="coordination.sending" />
				</p>
			) : (
				<>
					{doing === 'propose' && (
						<>
							<DayInput label={<T k="coordination.proposeDue" />} value={due} onChange={(day) => day && setDue(day)} />
							<TextField
								label={<T k="coordination.proposeWords" />}
								need="optional"
								lines={3}
								value={words}
								onInput={(typed) => setWords(typed.slice(0, 400))}
							/>
							<PersonalNote text={words} />
						</>
					)}
					{doing === 'dismiss' && (
						<>
							<ChoiceChips
								legend={<T k="coordination.dismissReason" />}
								value={reason}
								onChange={(value) => setReason(value as MismatchReason)}
								options={MISMATCH_REASONS.map((value) => ({ value, label: <T k={MISMATCH_WORDS[value]} /> }))}
							/>
							<TextField
								label={<T k="coordination.dismissWords" />}
								need="optional"
								value={words}
								onInput={(typed) => setWords(typed.slice(0, 200))}
							/>
						</>
					)}
					{full && (
						<p class="field__error" role="alert">
							＊<T k="coordination.full" />
						</p>
					)}
					<div class="coordination__acts">
						{doing !== 'dismiss' && (
							<Button
								variant={doing === 'propose' ? 'solid' : 'outline'}
								onClick={() => (doing === 'propose' ? propose() : setDoing('propose'))}
							>
								<T k="coordination.propose" />
							</Button>
						)}
						{doing !== 'propose' && (
							<Button onClick={() => (doing === 'dismiss' ? dismiss() : setDoing('dismiss'))}>
								<T k={doing === 'dismiss' ? 'coordination.dismissSave' : 'coordination.dismiss'} />
							</Button>
						)}
						{doing !== null && (
							<Button onClick={() => setDoing(null)}>
								<T k="common.cancel" />
							</Button>
						)}
					</div>
				</>
			)}
		</article>
	);
}

function ExchangeHead({ town: here, row }: { town: Town; row: Exchange }) {
	const group = row.groupId === undefined ? undefined : here.groups.get(row.groupId);
	const place = row.placeId === undefined ? undefined : here.places.get(row.placeId);
	return (
		<>
			<h2 class="card__title">
				<a href={paths.exchangeOne(row.id)}>
					<ContentText text={row.title} inline />
				</a>
			</h2>
			<p class="coordination__soft">
				<T k={KIND_WORDS[row.what]} />・
				{group ? <Named name={group.name} kana={group.nameKana} en={group.nameEn} /> : <T k={WHO_WORDS[row.who]} />}・
				{place ? <Named name={place.name} kana={place.nameKana} en={place.nameEn} /> : <T k="exchange.wholeTown" />}
			</p>
		</>
	);
}

function HelperHead({ town: here, row }: { town: Town; row: HelperRow }) {
	const places = (row.placeIds ?? []).flatMap((id) => here.places.get(id)?.name ?? []);
	return (
		<>
			<h2 class="card__title">
				<HelperName id={row.id} />
			</h2>
			<p class="coordination__soft">
				<T k="coordination.helper" />・
				{row.kinds.map((kind) => (
					<span key={kind}>
						<T k={KIND_WORDS[kind]} />・
					</span>
				))}
				{places.length > 0 ? <span lang="ja">{places.join('・')}</span> : <T k="exchange.wholeTown" />}
			</p>
			{row.text && <ContentText text={row.text} />}
		</>
	);
}

import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { now as clock } from '../../data/clock.ts';
import { type Returned, StorageFull } from '../../data/outbox.ts';
import { roomDay } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';
import { locale } from '../../i18n/locale.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { TextField } from '../../ui/field.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import { Screen } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { againDraft, ask, newRequest, sameRequest } from './actions.ts';
import { nearestFree } from './alternatives.ts';
import { AlternativesList } from './alternatives-list.tsx';
import { argsOf } from './ask-args.ts';
import {
	type AskForm,
	daysOf,
	type Field,
	type FormProblem,
	isSendable,
	missingIn,
	problemsOf,
	readForm,
	slotsOf,
} from './ask-form.ts';
import { ContactChoice } from './contact-choice.tsx';
import { Part } from './form-part.tsx';
import { countsOfGroup } from './own-requests.ts';
import { PeopleStepper } from './people-stepper.tsx';
import { fieldOf, ProblemText } from './problem-text.tsx';
import { PurposeChoice } from './purpose-choice.tsx';
import { requests } from './request-signals.ts';
import { RulesBefore } from './rules-before.tsx';
import { SeriesChoice } from './series-choice.tsx';
import { SlotsChoice } from './slots-choice.tsx';
import { useDraft } from './use-draft.ts';
import { useSealing } from './use-sealing.ts';
import { WhoChoice } from './who-choice.tsx';

export type RoomInPlace = { room: Room; place: Place };

/** Purpose, people, for whom, one contact: four taps, with the rules of the place in sight and checked at each. */
export function AskScreen({
	town,
	found: { room, place },
	fresh,
	refused,
}: {
	town: Town;
	found: RoomInPlace;
	/** what stands there when no draft is kept */
	fresh: AskForm;
	/** the request as it came back, when one is asked for again */
	refused: Returned | undefined;
}) {
	const draftKey = refused ? againDraft(refused) : `ask/${room.id}`;
	const draft = useDraft<AskForm>(draftKey, (kept) => {
		// the slot that was pressed last wins over the one in the draft
		return kept === undefined ? fresh : readForm(kept, fresh);
	});
	const form = draft.form ?? fresh;
	const sealing = useSealing(town, form.contactKind, (sealed) => draft.change({ sealed }));
	const [isTried, setTried] = useState(false);
	const [isFull, setFull] = useState(false);
	const sending = useRef(false);
	const navigate = useNavigate();
	const id = useId();
	const now = clock.value;

	const countsOf = countsOfGroup(requests.value, {
		placeId: place.id,
		groupId: form.who === 'group' ? form.groupId : '',
		groupName: form.who === 'name' ? form.groupName : '',
	});
	const context = { town, place, room, now, countsOf };
	const slots = slotsOf(context, form);
	const days = daysOf(context, form);
	const problems = problemsOf(context, form);
	const needsContact = sealing.cannotSeal === null;
	const contactKind = needsContact ? form.contactKind : 'none';
	const missing = isTried ? missingIn({ ...form, contactKind }, slots, sealing.contact !== null) : [];
	const all = [...problems, ...missing];
	const refusal = refused && isAsWritten(form, fresh) ? refused : undefined;
	const said = refusal ? [...all, ...refusedPart(refusal, all)] : all;
	const of = (field: Field) => said.filter((problem) => problem.field === field);
	const isTaken = said.some(({ code }) => code === 'slot-taken');
	const cannotBeThen = form.series === null && of('when').length > 0 && form.slotIds.length > 0;
	const channel = place.booking?.channel ?? 'none';
	const slotsOfDay = roomDay(town, place, room, form.date, now);

	const send = async () => {
		setTried(true);
		const open = missingIn({ ...form, contactKind }, slots, sealing.contact !== null);
		const first = [...problems, ...open][0];
		if (open.length > 0 || !isSendable(problems, form)) {
			document.getElementById(`${id}-${first?.field ?? 'when'}`)?.focus();
			return;
		}
		if (sending.current) return;
		sending.current = true;
		try {
			const sealed = contactKind === 'none' ? null : ((await sealing.sealNow()) ?? form.sealed);
			const request = refused ? sameRequest(refused) : await newRequest();
			const args = argsOf({ ...form, contactKind, sealed }, { place, room, slots, lang: locale.value }, request);
			draft.stop();
			await ask(args, { token: request.token, draft: draftKey, refused });
			await navigate({ href: paths.request(request.requestId) });
		} catch (error) {
			if (!(error instanceof StorageFull)) throw error;
			setFull(true);
		} finally {
			sending.current = false;
		}
	};

	if (draft.form === null) return null;
	const part = (field: Field) => ({ id: `${id}-${field}`, problems: of(field) });
	return (
		<Screen
			title={
				<T
					k={channel === 'counter' ? 'requests.titleCounter' : 'requests.titleAsk'}
					room={<Named name={room.name} kana={room.nameKana} en={room.nameEn} />}
				/>
			}
			lead={
				<>
					<DateText date={form.date} /> <Named name={place.name} kana={place.nameKana} en={place.nameEn} />
				</>
			}
		>
			{refusal && (
				<Warning loud>
					<p class="ask__refused">
						<T k="requests.cameBack" />
					</p>
					<p>
						<ProblemText code={refusal.code} detail={refusal.detail} />
					</p>
				</Warning>
			)}
			{draft.problem === 'full' && (
				<Warning loud>
					<T k="requests.full" />
				</Warning>
			)}
			<section class="ask__before" aria-labelledby={`${id}-rules`}>
				<h2 class="ask__before-heading" id={`${id}-rules`}>
					<T k="requests.rulesHeading" />
				</h2>
				<RulesBefore town={town} place={place} room={room} date={form.date} now={now} />
			</section>
			<form
				class="ask"
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void send();
				}}
			>
				<Part {...part('when')} heading={<T k="requests.whenHeading" />}>
					<SlotsChoice
						date={form.date}
						slots={slotsOfDay}
						value={form.slotIds}
						onChange={(slotIds) => {
							draft.change({ slotIds });
							// in the address, so that a reload brings back the slots that were pressed last
							const params = { date: form.date, slots: slotIds.join(','), again: refused?.id ?? '' };
							void navigate({ href: addressOf(paths.ask(room.id), params), replace: true, resetScroll: false });
						}}
					/>
					<p class="ask__other-day">
						<a href={paths.room(room.id, form.date)}>
							<T k="requests.otherDay" />
						</a>
					</p>
					{cannotBeThen && (
						<AlternativesList
							alternatives={nearestFree(
								town,
								{ place, room, date: form.date, slotId: form.slotIds[0] ?? '', people: form.people },
								now,
							)}
						/>
					)}
					{isTaken && form.series === null && channel !== 'counter' && (
						<ChoiceChips
							legend={<T k="requests.waitLegend" />}
							options={[
								{ value: 'no', label: <T k="requests.waitNo" /> },
								{ value: 'yes', label: <T k="requests.waitYes" /> },
							]}
							value={form.waits ? 'yes' : 'no'}
							onChange={(choice) => draft.change({ waits: choice === 'yes' })}
						/>
					)}
				</Part>
				<Part {...part('purpose')} heading={<T k="requests.purposeHeading" />}>
					<PurposeChoice room={room} value={form.purpose} onChange={(purpose) => draft.change({ purpose })} />
				</Part>
				<Part {...part('people')} heading={<T k="requests.peopleHeading" />}>
					<PeopleStepper
						value={form.people}
						capacity={room.capacity}
						onChange={(people) => draft.change({ people })}
						describedBy={of('people').length > 0 ? `${id}-people-problem` : undefined}
					/>
				</Part>
				<Part {...part('who')} heading={<T k="requests.whoHeading" />}>
					<WhoChoice town={town} form={form} change={draft.change} />
				</Part>
				<Part {...part('contact')} heading={<T k="requests.contactHeading" />}>
					<ContactChoice
						form={form}
						typed={sealing.typed}
						type={sealing.type}
						cannotSeal={sealing.cannotSeal}
						problem={isTried && sealing.isTyped && sealing.typed.value.trim() !== '' && sealing.contact === null}
						change={(patch) => {
							draft.change(patch.contactKind ? { ...patch, sealed: null } : patch);
							if (patch.contactKind) sealing.turnTo(patch.contactKind);
						}}
					/>
				</Part>
				<details class="ask__more" open={form.series !== null || form.note !== '' || form.purposeText !== ''}>
					<summary>
						<T k="requests.moreHeading" />
					</summary>
					<SeriesChoice form={form} days={days} change={draft.change} />
					<TextField
						label={<T k="requests.purposeText" />}
						value={form.purposeText}
						onInput={(text) => draft.change({ purposeText: text.slice(0, 200) })}
					/>
					{room.equipment && room.equipment.length > 0 && (
						<ChoiceChips
							legend={<T k="requests.equipment" />}
							multiple
							options={room.equipment.map((one) => ({ value: one, label: <span lang="ja">{one}</span> }))}
							value={form.equipment}
							onChange={(equipment) => draft.change({ equipment })}
						/>
					)}
					<TextField
						label={<T k="requests.note" />}
						support={<T k="requests.noteHint" />}
						lines={3}
						value={form.note}
						onInput={(note) => draft.change({ note: note.slice(0, 500) })}
					/>
				</details>
				<div class="ask__send">
					{all.length > 0 && isTried && <Open problems={all} />}
					{(isFull || draft.problem === 'full') && (
						<Warning loud>
							<T k="requests.full" />
						</Warning>
					)}
					{!globalThis.crypto?.subtle && (
						<p class="ask__hint">
							<T k="requests.noWayBack" />
						</p>
					)}
					<Button type="submit" variant="solid" wide>
						<T k={channel === 'counter' ? 'requests.sendCounter' : 'requests.send'} />
					</Button>
					<p class="ask__hint">
						<T k={AFTERWARDS[channel]} />
					</p>
					<p class="ask__hint" role="status">
						{draft.isKept && <T k="requests.draftKept" />}
					</p>
				</div>
			</form>
		</Screen>
	);
}

const AFTERWARDS = {
	counter: 'requests.afterCounter',
	request: 'requests.afterRequest',
	instant: 'requests.afterInstant',
	none: 'requests.howNone',
} as const;

/** What is still open, said where one has just pressed. */
function Open({ problems }: { problems: readonly FormProblem[] }) {
	return (
		<div class="ask__open" role="alert">
			<p class="ask__open-heading">
				<T k="requests.openHeading" />
			</p>
			<ul>
				{problems.map(({ field, code, detail }) => (
					<li key={`${field}${code}${detail.date ?? detail.month ?? ''}`}>
						<ProblemText code={code} detail={detail} field={field} />
					</li>
				))}
			</ul>
		</div>
	);
}

/** The server's reason beside the part it is about, unless the device has found the same. */
function refusedPart({ code, detail = {} }: Returned, found: readonly FormProblem[]): FormProblem[] {
	return found.some((problem) => problem.code === code) ? [] : [{ field: fieldOf(code), code, detail }];
}

/** Until something was changed, the reason it came back with still holds. */
function isAsWritten(form: AskForm, fresh: AskForm): boolean {
	return JSON.stringify({ ...form, sealed: null }) === JSON.stringify({ ...fresh, sealed: null });
}

/** What the desk writes: each is one wish in the outbox, with or without a line. */
import { effect } from '@preact/signals';
import type { LocalDate } from '../../../contract/common.ts';
import type { BoardMark } from '../../../contract/desk.ts';
import { foldKey } from '../../../contract/fold.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import type { RuleSet } from '../../../contract/place.ts';
import { makeReceiptCode } from '../../../contract/receipt-code.ts';
import { outbox, record } from '../../data/outbox.ts';
import { newUuid } from '../../data/uuid.ts';
import type { Desk } from './at-desk.tsx';
import { askedOf, type NoteDownForm } from './note-down.ts';
import { type NoticeForm, noticeOf } from './notice-form.ts';
import { createPainter, type Painter } from './painter.ts';

const painters = new Map<string, Painter>();

/** What is being painted on the board of a place; it outlives the screen, so that a change of view loses nothing. */
export function painterOf(placeId: string): Painter {
	let painter = painters.get(placeId);
	if (!painter) {
		painter = createPainter({
			record: (marks) => recordMarks(placeId, marks),
			setTimer: (run, afterMs) => setTimeout(run, afterMs),
			clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
		});
		painters.set(placeId, painter);
	}
	return painter;
}

/** Resolves once the outbox shows them, so that a mark does not vanish from the screen between hand and envelope. */
async function recordMarks(placeId: string, marks: BoardMark[]): Promise<void> {
	const { id } = await record('board.mark', { placeId, marks });
	await shownInOutbox(id);
}

/** It may have been sent and answered before anybody looked: then nobody needs to wait for it. */
const SHOWN_WITHIN_MS = 1_000;

function shownInOutbox(id: string): Promise<void> {
	return new Promise((resolve) => {
		let stop: (() => void) | undefined;
		const done = () => {
			clearTimeout(timer);
			// the effect may run before its stop is known
			queueMicrotask(() => stop?.());
			resolve();
		};
		const timer = setTimeout(done, SHOWN_WITHIN_MS);
		stop = effect(() => {
			if (outbox.value.some((waiting) => waiting.id === id)) done();
		});
	});
}

/** A request as far as an answer to it needs it; `rev` is the one the desk saw. */
type Answered = { id: string; placeId: string; rev: number };
type Answer = Pick<ArgsOf<'request.answer'>, 'decision' | 'reason' | 'words' | 'overrule'>;

export function answerRequest({ id, placeId, rev }: Answered, answer: Answer) {
	return record('request.answer', { requestId: id, placeId, rev, ...answer });
}

export function noteNoShow({ id, placeId, rev }: Answered, date: LocalDate) {
	return record('request.no-show', { requestId: id, placeId, rev, date });
}

/** Its author said on the telephone that they do not come. */
export function withdrawForAuthor({ id, placeId }: Answered) {
	// the place says at whose desk the intent is to be shown should it come back
	return record('request.withdraw', { requestId: id, placeId });
}

export function writeDeskNote({ id, placeId, rev }: Answered, text: string) {
	return record('request.desk-note', { requestId: id, placeId, rev, text });
}

/** 「まちがいありません」 about the place. */
export function confirmPlace(placeId: string) {
	return record('place.confirm', { placeId });
}

/** Writes down a request that was made by telephone or at the window. Answers the receipt number to be said aloud. */
export async function noteDown(
	{ town, placeId }: Desk,
	form: NoteDownForm,
	overrule: { overrule?: { code: string; reason: string }[] },
	draft: string,
): Promise<{ code: string; id: string }> {
	if (form.purpose === '') throw new TypeError('A request without a purpose is not written down');
	const asked = askedOf(form);
	const id = newUuid(Date.now());
	const code = makeReceiptCode();
	const group = asked.groupName === undefined ? undefined : groupNamed(town, asked.groupName);
	const note = form.note.trim();
	const args: ArgsOf<'request.note-down'> = {
		requestId: id,
		code,
		placeId,
		...asked,
		...(group ? { groupId: group } : {}),
		purpose: form.purpose,
		contact: {
			name: form.name.trim() || (asked.groupName ?? ''),
			kind: form.contactKind,
			value: form.contactKind === 'none' ? '' : form.contactValue.trim().normalize('NFKC'),
		},
		...(note ? { note } : {}),
		channel: form.channel,
		confirm: form.confirm,
		...overrule,
	};
	await record('request.note-down', args, { draft });
	return { code, id };
}

/** The group of the directory that is called so, if exactly one is. */
function groupNamed(town: Desk['town'], name: string): string | undefined {
	const key = foldKey(name);
	const found = [...town.groups.values()].filter((group) => foldKey(group.name) === key);
	return found.length === 1 ? found[0]?.id : undefined;
}

/** Writes a notice of this place; `noticeId` when it is one that was written before. */
export function putNotice(
	{ place, placeId }: Desk,
	form: NoticeForm,
	noticeId: string | undefined,
	today: LocalDate,
	draft: string,
) {
	const notice = noticeOf(form, place, today);
	return record('notice.put', { noticeId: noticeId ?? newUuid(Date.now()), placeId, notice }, { draft });
}

export function endNotice(placeId: string, noticeId: string) {
	return record('notice.end', { noticeId, placeId });
}

export function putClosure(placeId: string, closure: ArgsOf<'closure.put'>['closure'], draft: string) {
	return record('closure.put', { closureId: newUuid(Date.now()), placeId, closure }, { draft });
}

export function removeClosure(placeId: string, closureId: string) {
	return record('closure.remove', { closureId, placeId });
}

/** All rules of the place, in their order. Whoever changed them since is not overwritten: the server compares `rev`. */
export function putRules({ town, placeId }: Desk, rules: RuleSet[], draft?: string) {
	const rev = town.revs?.get('place')?.get(placeId) ?? 0;
	return record('rules.put', { placeId, rev, rules }, draft === undefined ? {} : { draft });
}

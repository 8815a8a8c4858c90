import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { isValidDate } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { formatReceiptCode, spokenReceiptCode } from '../../../contract/receipt-code.ts';
import { now as clock } from '../../data/clock.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { type Address, listIn, textIn } from '../../ui/filter-address.ts';
import { Section } from '../../ui/screen.tsx';
import { noteDown } from './actions.ts';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { boardRooms } from './board-model.ts';
import { KeepProblem, useKeeping } from './keep-problem.tsx';
import { askedOf, type Missing, type NoteDownForm, whatIsMissing } from './note-down.ts';
import { WhatFields, WhenFields, WhoFields } from './note-down-fields.tsx';
import { Overrule, RulesSay, useOverrule } from './rules-say.tsx';
import { useFormDraft } from './use-form-draft.ts';
import { rulesAgainst } from './use-requests.ts';

/** A request made by telephone or at the window, written down by the desk. */
export function NoteDownPage() {
	return <AtDesk>{(desk) => <NoteDown key={desk.placeId} desk={desk} />}</AtDesk>;
}

function NoteDown({ desk }: { desk: Desk }) {
	const address: Address = useSearch({ strict: false });
	const asked = textIn(address, 'date');
	const rooms = boardRooms(desk.town, desk.placeId);
	const wished = textIn(address, 'room');
	const fresh = (): NoteDownForm => ({
		roomId: rooms.some(({ id }) => id === wished) ? wished : (rooms[0]?.id ?? ''),
		date: isValidDate(asked) ? asked : clock.value.date,
		slotIds: listIn(address, 'slots'),
		people: '',
		purpose: '',
		groupName: '',
		name: '',
		contactKind: 'phone',
		contactValue: '',
		note: '',
		channel: 'telephone',
		confirm: true,
	});
	// what was tapped on the board goes before what was written here earlier
	const draft = useFormDraft(`desk.note-down/${desk.placeId}`, fresh, (kept) => {
		const { roomId, date, slotIds } = fresh();
		const isTapped = slotIds.length > 0;
		const isHere = rooms.some(({ id }) => id === kept.roomId);
		return isTapped || !isHere || kept.date < clock.value.date ? { ...kept, roomId, date, slotIds } : kept;
	});
	const [missing, setMissing] = useState<ReadonlySet<Missing>>(new Set());
	const [kept, setKept] = useState<{ code: string; id: string } | null>(null);
	const form = draft?.form ?? fresh();
	const problems = form.slotIds.length > 0 ? rulesAgainst(desk, { ...askedOf(form), id: '' }, clock.value) : [];
	const overrule = useOverrule(form.confirm ? problems : []);
	const cannot = problems.some(({ overrulable }) => !overrulable);
	const keeping = useKeeping(() => undefined);
	const navigate = useNavigate();
	if (!draft) return <DeskScreen desk={desk} title={<T k="desk.noteDownTitle" />} />;
	const change = (patch: Partial<NoteDownForm>) => {
		draft.change(patch);
		setMissing(new Set());
	};
	const giveUp = () => {
		draft.drop();
		void navigate({ href: paths.deskOf(desk.placeId) });
	};
	const send = () => {
		const lacking = whatIsMissing(form);
		setMissing(lacking);
		if (lacking.size > 0 || cannot || !overrule.isReady()) return;
		keeping.keep(async () => setKept(await draft.send(() => noteDown(desk, form, overrule.args(), draft.key))));
	};
	if (kept) return <Kept desk={desk} kept={kept} confirmed={form.confirm} />;
	return (
		<DeskScreen desk={desk} title={<T k="desk.noteDownTitle" />}>
			<WhenFields desk={desk} rooms={rooms} form={form} change={change} missing={missing} />
			{cannot && <RulesSay problems={problems} />}
			<WhatFields form={form} change={change} missing={missing} />
			<WhoFields form={form} change={change} missing={missing} />
			{form.confirm && !cannot && <Overrule overrule={overrule} problems={problems} />}
			<div role="alert">
				{cannot && (
					<p class="field__error">
						＊<T k="desk.cannotNoteDown" />
					</p>
				)}
				{missing.size > 0 && (
					<p class="field__error">
						<T k="desk.somethingMissing" n={missing.size} />
					</p>
				)}
			</div>
			<KeepProblem keeping={keeping} isFull={draft.isFull} />
			<div class="desk-actions">
				<Button variant="solid" icon="check" onClick={send}>
					<T k={form.confirm ? 'desk.noteDownConfirm' : 'desk.noteDownOnly'} />
				</Button>
				<Button variant="outline" onClick={giveUp}>
					<T k="common.cancel" />
				</Button>
			</div>
		</DeskScreen>
	);
}

/** What to say into the telephone. */
function Kept({ desk, kept, confirmed }: { desk: Desk; kept: { code: string; id: string }; confirmed: boolean }) {
	return (
		<DeskScreen desk={desk} title={<T k="desk.notedTitle" />}>
			<Section heading={<T k="desk.notedSay" />}>
				<p class="noted-code tabular">{formatReceiptCode(kept.code)}</p>
				<p class="desk-hint" lang="ja">
					{spokenReceiptCode(kept.code)}
				</p>
			</Section>
			<p class="desk-told">
				<T k={confirmed ? 'desk.notedConfirmed' : 'desk.notedOnly'} />
			</p>
			<div class="desk-actions">
				<LinkButton variant="solid" href={paths.deskRequests(desk.placeId)}>
					<T k="desk.toInbox" />
				</LinkButton>
				<LinkButton href={paths.deskOf(desk.placeId)}>
					<T k="desk.toBoard" />
				</LinkButton>
			</div>
		</DeskScreen>
	);
}

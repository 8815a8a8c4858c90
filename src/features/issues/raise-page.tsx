import './issues.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { dismiss, outboxRead, type Returned, returned, StorageFull } from '../../data/outbox.ts';
import { raise } from '../../data/raised.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { SelectField, Switch, TextField } from '../../ui/field.tsx';
import { FieldChoices } from '../../ui/field-choices.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { HandOverTicket } from '../../ui/hand-over-ticket.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { desksHere } from './rights.ts';

/** `atDesk` absent: nobody has said, and whoever sits at a desk writes down what they hear. */
type Typed = { title: string; text: string; placeId: string; fields: string[]; atDesk?: boolean };

const DRAFT = 'issue-raise';

/** Anybody tells what they noticed: without account, with or without a line; a desk writes down what it was told. */
export function RaisePage() {
	const address: Address = useSearch({ strict: false });
	const here = town.value;
	const again = textIn(address, 'again');
	// only what came back has to be read from the outbox first
	if (!here || (again !== '' && !outboxRead.value)) return null;
	const cameBack = returned.value.find(({ id, name }) => id === again && name === 'issue.raise');
	const forumId = textIn(address, 'forum') || String(cameBack?.args.forumId ?? '');
	const fresh = cameBack ? typedBefore(cameBack) : typedFor(here, forumId, textIn(address, 'title'));
	return <Form key={again} town={here} fresh={fresh} forumId={forumId} again={cameBack} />;
}

/** From a forum it takes what the forum was about, and where. */
function typedFor(here: Town, forumId: string, title: string): Typed {
	const forum = here.forums.get(forumId);
	return {
		title: title.slice(0, 80),
		text: '',
		placeId: forum?.placeId ?? '',
		fields: [...(forum?.fields ?? [])],
	};
}

function typedBefore({ args }: Returned): Typed {
	const { title = '', text = '', placeId = '', fields = [], from } = args as Partial<Typed & { from: string }>;
	return { title, text, placeId, fields, ...(from !== undefined && { atDesk: from === 'desk' }) };
}

function Form({
	town: here,
	fresh,
	forumId,
	again: cameBack,
}: {
	town: Town;
	fresh: Typed;
	forumId: string;
	again: Returned | undefined;
}) {
	// it leaves the returned once it is told again
	const [again] = useState(cameBack);
	const [state, setState] = useState<'writing' | 'missing' | 'full' | 'kept'>('writing');
	const [token, setToken] = useState<string | null>(null);
	// what comes with a title of its own, from a forum or back from the server, does not mix with what was begun before
	const kept = useKeptDraft<Typed>(DRAFT, (before) =>
		again || fresh.title !== '' || !before ? fresh : { ...fresh, ...(before as Typed) },
	);
	const form = kept.value;
	if (form === null) return null;
	const change = (patch: Partial<Typed>) => {
		kept.put({ ...form, ...patch });
		setState('writing');
	};
	const isAtDesk = forumId === '' && desksHere() && (form.atDesk ?? true);
	const send = async () => {
		const { title, text, placeId, fields } = form;
		if (title.trim() === '') return setState('missing');
		const said = {
			title: title.trim(),
			...(text.trim() && { text: text.trim() }),
			...(placeId && { placeId }),
			fields,
			...(forumId && { forumId }),
		};
		try {
			kept.settle(form);
			setToken(await raise(said, { draft: DRAFT, isAtDesk }));
			kept.stop();
			if (again) await dismiss(again.id);
			setState('kept');
		} catch (reason) {
			if (!(reason instanceof StorageFull)) throw reason;
			setState('full');
		}
	};
	if (state === 'kept') {
		const lead = kiosk.value || isAtDesk ? 'issues.raiseThanksKiosk' : 'issues.raiseThanksLead';
		return (
			<Screen title={<T k="issues.raiseThanks" />} lead={<T k={lead} />}>
				{token !== null && <HandOverTicket path={paths.toldIssue(token)} />}
				<p class="issue__acts">
					<LinkButton href={paths.issues()}>
						<T k="issues.toList" />
					</LinkButton>
				</p>
			</Screen>
		);
	}
	return (
		<Screen title={<T k="issues.raiseTitle" />} lead={<T k="issues.raiseLead" />}>
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void send();
				}}
			>
				<TextField
					label={<T k="issues.raiseWhat" />}
					support={<T k="issues.raiseWhatSupport" />}
					need="required"
					value={form.title}
					onInput={(title) => change({ title: title.slice(0, 80) })}
					error={state === 'missing' && <T k="issues.raiseMissing" />}
				/>
				<TextField
					label={<T k="issues.raiseText" />}
					need="optional"
					lines={4}
					value={form.text}
					onInput={(text) => change({ text: text.slice(0, 800) })}
				/>
				<PersonalNote text={`${form.title}\n${form.text}`} />
				<SelectField
					label={<T k="issues.raiseWhere" />}
					value={form.placeId}
					options={[
						{ value: '', label: t('issues.wholeTown') },
						...centresByKana(here).map((place) => ({ value: place.id, label: place.name })),
					]}
					onChange={(placeId) => change({ placeId })}
				/>
				<details class="issue__fields" open={form.fields.length > 0}>
					<summary>
						<T k="issues.raiseField" />
					</summary>
					<FieldChoices value={form.fields} onChange={(fields) => change({ fields })} />
				</details>
				{desksHere() && !forumId && (
					<Switch
						label={<T k="common.heardAtDesk" />}
						support={<T k="common.heardAtDeskSupport" />}
						checked={isAtDesk}
						onChange={(atDesk) => change({ atDesk })}
					/>
				)}
				<div role="alert">
					{(state === 'full' || kept.problem === 'full') && (
						<p class="field__error">
							＊<T k="issues.raiseFull" />
						</p>
					)}
				</div>
				<div class="issue__acts">
					<Button type="submit" variant="solid">
						<T k="issues.raiseSend" />
					</Button>
					<LinkButton href={paths.issues()}>
						<T k="common.cancel" />
					</LinkButton>
				</div>
			</form>
		</Screen>
	);
}

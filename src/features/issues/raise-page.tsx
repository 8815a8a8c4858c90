import './issues.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { StorageFull } from '../../data/outbox.ts';
import { raise } from '../../data/raised.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Screen } from '../../ui/screen.tsx';

/** Anybody tells what they noticed: without account, with or without a line. */
export function RaisePage() {
	const address: Address = useSearch({ strict: false });
	const [title, setTitle] = useState(textIn(address, 'title').slice(0, 80));
	const [text, setText] = useState('');
	const [placeId, setPlaceId] = useState('');
	const [fields, setFields] = useState<string[]>([]);
	const [state, setState] = useState<'writing' | 'missing' | 'full' | 'kept'>('writing');
	const here = town.value;
	if (!here) return null;
	const forumId = textIn(address, 'forum');
	const send = () => {
		if (title.trim() === '') return setState('missing');
		raise({
			title: title.trim(),
			...(text.trim() && { text: text.trim() }),
			...(placeId && { placeId }),
			fields,
			...(forumId && { forumId }),
		}).then(
			() => setState('kept'),
			(reason: unknown) => {
				if (!(reason instanceof StorageFull)) throw reason;
				setState('full');
			},
		);
	};
	if (state === 'kept') {
		return (
			<Screen
				title={<T k="issues.raiseThanks" />}
				lead={<T k={kiosk.value ? 'issues.raiseThanksKiosk' : 'issues.raiseThanksLead'} />}
			>
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
					send();
				}}
			>
				<TextField
					label={<T k="issues.raiseWhat" />}
					support={<T k="issues.raiseWhatSupport" />}
					need="required"
					value={title}
					onInput={(typed) => {
						setTitle(typed.slice(0, 80));
						setState('writing');
					}}
					error={state === 'missing' && <T k="issues.raiseMissing" />}
				/>
				<TextField
					label={<T k="issues.raiseText" />}
					need="optional"
					lines={4}
					value={text}
					onInput={(typed) => setText(typed.slice(0, 800))}
				/>
				<PersonalNote text={`${title}\n${text}`} />
				<SelectField
					label={<T k="issues.raiseWhere" />}
					value={placeId}
					options={[
						{ value: '', label: t('issues.wholeTown') },
						...centresByKana(here).map((place) => ({ value: place.id, label: place.name })),
					]}
					onChange={setPlaceId}
				/>
				<details class="issue__fields">
					<summary>
						<T k="issues.raiseField" />
					</summary>
					<ChoiceChips
						multiple
						hideLegend
						legend={<T k="issues.raiseField" />}
						value={fields}
						onChange={(chosen) => setFields(chosen.slice(-5))}
						options={(here.profile?.fields ?? []).map(({ code, name }) => ({ value: code, label: worded(name) }))}
					/>
				</details>
				<div role="alert">
					{state === 'full' && (
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

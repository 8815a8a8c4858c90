import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { approveKiosk, type FleetProblem } from '../../data/fleet.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { CannotRead } from './fleet-page.tsx';

const WORDS: Partial<Record<FleetProblem | 'missing', MessageKey>> = {
	'not-found': 'fleet.approveWrong',
	'too-many': 'fleet.approveTooMany',
	unreachable: 'fleet.orderFailed',
	invalid: 'fleet.approveMissing',
	missing: 'fleet.approveMissing',
};

/** On the phone of whoever has the right: the code of the tablet, where it stands, what it is called. */
export function ApprovePage() {
	const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)).slice(0, 20));
	const [placeId, setPlaceId] = useState('');
	const [name, setName] = useState('');
	const [state, setState] = useState<FleetProblem | 'missing' | 'done' | null>(null);
	const current = town.value;
	if (!current) return null;
	if (state === 'not-allowed') return <CannotRead problem={state} />;
	if (state === 'done') {
		return (
			<Screen
				title={<T k="fleet.approveDone" />}
				lead={<T k="fleet.approveDoneLead" />}
				actions={
					<LinkButton href={paths.kiosks()} variant="solid">
						<T k="fleet.fleetTitle" n="…" />
					</LinkButton>
				}
			/>
		);
	}
	const approve = () => {
		if (!code.trim() || !placeId || !name.trim()) return setState('missing');
		void approveKiosk(current.area, { code, placeId, name }).then(setState);
	};
	const words = state ? WORDS[state] : undefined;
	return (
		<Screen title={<T k="fleet.approveTitle" />} lead={<T k="fleet.approveLead" />}>
			<form
				onSubmit={(event: Event) => {
					event.preventDefault();
					approve();
				}}
			>
				<TextField label={<T k="fleet.approveCode" />} value={code} onInput={setCode} />
				<SelectField
					label={<T k="fleet.approvePlace" />}
					value={placeId}
					onChange={setPlaceId}
					options={[
						{ value: '', label: t('fleet.approvePlaceChoose') },
						...centresByKana(current).map(({ id, name: label }) => ({ value: id, label })),
					]}
				/>
				<TextField
					label={<T k="fleet.approveName" />}
					support={<T k="fleet.approveNameSupport" />}
					value={name}
					onInput={setName}
					error={words && <T k={words} name={name} />}
				/>
				<p class="section">
					<Button variant="solid" type="submit">
						<T k="fleet.approveDo" />
					</Button>
				</p>
			</form>
		</Screen>
	);
}

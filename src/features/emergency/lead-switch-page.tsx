/** Begins and ends もしもの時 for a place or the town, says what level was issued, and tells how a centre is. Works without a line. */
import './emergency.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { TOWN_ID } from '../../../contract/emergency-at.ts';
import { paths } from '../../../contract/paths.ts';
import { outboxRead, returned } from '../../data/outbox.ts';
import { session, sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { SelectField } from '../../ui/field.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { StationForm } from './lead-station-form.tsx';
import { SwitchForm } from './lead-switch-form.tsx';
import { maySwitch, maySwitchSomewhere } from './rights.ts';

export function SwitchPage() {
	const address: Address = useSearch({ strict: false });
	const [asked, again] = [textIn(address, 'place'), textIn(address, 'again')];
	const here = town.value;
	const [chosen, choose] = useState<string | undefined>();
	if (!here || !sessionRead.value || (again !== '' && !outboxRead.value)) return null;
	if (!maySwitchSomewhere()) return <Screen title={<T k="emergencyLead.notAllowed" />} />;
	const own = (session.value?.roles ?? []).flatMap((role) => (role.role === 'desk' ? [role.placeId] : []));
	const isTownwide = maySwitch();
	const places = isTownwide ? centresByKana(here) : own.flatMap((id) => here.places.get(id) ?? []);
	const first = asked || (isTownwide ? TOWN_ID : (own[0] ?? TOWN_ID));
	const id = chosen ?? first;
	const place = here.places.get(id);
	const refused = (name: string) =>
		returned.value.find((one) => one.id === again && one.name === name && String(one.args.placeId ?? TOWN_ID) === id);
	const options = [
		...(isTownwide ? [{ value: TOWN_ID, label: t('emergencyLead.wholeTown') }] : []),
		...places.map(({ id: value, name }) => ({ value, label: name })),
	];
	return (
		<Screen
			title={<T k="emergencyLead.title" />}
			actions={
				<LinkButton href={paths.emergency()}>
					<T k="emergency.relayTown" />
				</LinkButton>
			}
		>
			{options.length > 1 && (
				<SelectField label={<T k="emergencyLead.where" />} value={id} onChange={choose} options={options} />
			)}
			<SwitchForm key={`switch ${id} ${again}`} town={here} id={id} refused={refused('emergency.put')} />
			{place && (
				<Section
					heading={
						<T
							k="emergencyLead.station"
							place={<Named name={place.name} kana={place.nameKana} en={place.nameEn} heading />}
						/>
					}
				>
					<StationForm key={`station ${id} ${again}`} town={here} placeId={id} refused={refused('emergency.station')} />
					{own.includes(id) && (
						<p>
							<LinkButton href={paths.deskNotice(id)}>
								<T k="emergencyLead.notices" />
							</LinkButton>
						</p>
					)}
				</Section>
			)}
		</Screen>
	);
}

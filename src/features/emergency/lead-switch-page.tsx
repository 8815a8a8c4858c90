/** Begins and ends もしもの時 for a place or the town, says what level was issued, and tells how a centre is. Works without a line. */
import './emergency.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { Presence } from '../../../contract/common.ts';
import { toTokyo } from '../../../contract/dates.ts';
import type { AlertLevel, StationState } from '../../../contract/emergency.ts';
import { ALERT_LEVELS, emergencyAt, STATION_OFFERS, TOWN_ID } from '../../../contract/emergency-at.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { session, sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { LEVEL_WORDS, OFFER_WORDS, OPENING_WORDS } from '../../ui/emergency-words.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { maySwitch, maySwitchSomewhere } from './rights.ts';

const HOUR_MS = 60 * 60_000;

export function SwitchPage() {
	const asked = textIn(useSearch({ strict: false }) as Address, 'place');
	const here = town.value;
	const [chosen, choose] = useState<string | undefined>();
	if (!here || !sessionRead.value) return null;
	if (!maySwitchSomewhere()) return <Screen title={<T k="emergencyLead.notAllowed" />} />;
	const own = (session.value?.roles ?? []).flatMap((role) => (role.role === 'desk' ? [role.placeId] : []));
	const isTownwide = maySwitch();
	const places = isTownwide ? centresByKana(here) : own.flatMap((id) => here.places.get(id) ?? []);
	const first = asked || (isTownwide ? TOWN_ID : (own[0] ?? TOWN_ID));
	const id = chosen ?? first;
	const place = here.places.get(id);
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
			<SwitchForm key={`switch ${id}`} town={here} id={id} />
			{place && (
				<Section
					heading={
						<T
							k="emergencyLead.station"
							place={<Named name={place.name} kana={place.nameKana} en={place.nameEn} heading />}
						/>
					}
				>
					<StationForm key={`station ${id}`} town={here} placeId={id} />
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

/** Wishes about this row that wait to be sent: the newest decides what the form says. */
function waitsFor(id: string, name: 'emergency.put' | 'emergency.station'): boolean {
	return outbox.value.some((one) => one.name === name && String(one.args.placeId ?? TOWN_ID) === id);
}

function SwitchForm({ town: here, id }: { town: Town; id: string }) {
	const row = here.emergencies.get(id);
	const nowMs = now.value.ms;
	const isOn = emergencyAt(new Map(row ? [[id, row]] : []), id, nowMs) !== undefined;
	const [words, setWords] = useState(row?.words?.ja ?? '');
	const [easy, setEasy] = useState(row?.words?.easy ?? '');
	const [level, setLevel] = useState(row?.level ? String(row.level.level) : '');
	const [about, setAbout] = useState(row?.level?.about ?? '');
	const [issuer, setIssuer] = useState(row?.level?.issuer ?? '');
	const [at, setAt] = useState(() => (row?.level ? toTokyo(Date.parse(row.level.issuedAt)) : toTokyo(nowMs)).time);
	const [until, setUntil] = useState<'ended' | '6' | '24'>('ended');
	const [pressed, setPressed] = useState(false);
	const [sure, setSure] = useState(false);
	const [told, setTold] = useState<'kept' | 'full' | undefined>();
	const target = id === TOWN_ID ? {} : { placeId: id };
	const isIssuerMissing = level !== '' && issuer.trim() === '';
	const put = () => {
		setPressed(true);
		if (isIssuerMissing) return;
		const said: AlertLevel | undefined = level
			? {
					level: Number(level) as AlertLevel['level'],
					issuer: issuer.trim(),
					...(about.trim() && { about: about.trim() }),
					issuedAt: issuedAt(at, nowMs),
				}
			: undefined;
		void keep('emergency.put', {
			...target,
			on: true,
			...(until !== 'ended' && { until: new Date(nowMs + Number(until) * HOUR_MS).toISOString() }),
			...(words.trim() && { words: { ja: words.trim(), ...(easy.trim() && { easy: easy.trim() }) } }),
			...(said && { level: said }),
		}).then(setTold);
	};
	const end = () => {
		if (!sure) return setSure(true);
		void keep('emergency.put', { ...target, on: false }).then(setTold);
	};
	return (
		<Section heading={<T k={isOn ? 'emergencyLead.isOn' : 'emergencyLead.isOff'} />}>
			{waitsFor(id, 'emergency.put') && (
				<p class="emergency__waits" role="status">
					<T k="emergencyLead.waits" />
				</p>
			)}
			<TextField
				label={<T k="emergencyLead.words" />}
				support={<T k="emergencyLead.wordsSupport" />}
				need="optional"
				lines={2}
				value={words}
				onInput={(typed) => setWords(typed.slice(0, 200))}
			/>
			{words.trim() !== '' && (
				<TextField
					label={<T k="emergencyLead.wordsEasy" />}
					need="optional"
					lines={2}
					value={easy}
					onInput={(typed) => setEasy(typed.slice(0, 200))}
				/>
			)}
			<ChoiceChips
				legend={<T k="emergencyLead.level" />}
				value={level}
				onChange={setLevel}
				options={[
					{ value: '', label: <T k="emergencyLead.levelNone" /> },
					...[...ALERT_LEVELS].reverse().map((n) => ({
						value: String(n),
						label: (
							<>
								{n} <T k={LEVEL_WORDS[n].name} />
							</>
						),
					})),
				]}
			/>
			{level !== '' && (
				<>
					<TextField
						label={<T k="emergencyLead.levelIssuer" />}
						support={<T k="emergencyLead.levelIssuerSupport" town={here.profile?.name ?? ''} />}
						need="required"
						value={issuer}
						error={pressed && isIssuerMissing ? <T k="emergencyLead.levelIssuerMissing" /> : undefined}
						onInput={(typed) => setIssuer(typed.slice(0, 60))}
					/>
					<TextField
						label={<T k="emergencyLead.levelAbout" />}
						need="optional"
						value={about}
						onInput={(typed) => setAbout(typed.slice(0, 120))}
					/>
					<TextField label={<T k="emergencyLead.levelAt" />} type={'time' as 'text'} value={at} onInput={setAt} />
				</>
			)}
			<ChoiceChips
				legend={<T k="emergencyLead.until" />}
				value={until}
				onChange={(value) => setUntil(value as typeof until)}
				options={[
					{ value: 'ended', label: <T k="emergencyLead.untilEnded" /> },
					{ value: '6', label: <T k="emergencyLead.until6h" /> },
					{ value: '24', label: <T k="emergencyLead.until24h" /> },
				]}
			/>
			<Told told={told} />
			<div class="emergency__acts">
				<Button variant="solid" icon="warning" onClick={put}>
					<T k={isOn ? 'emergencyLead.change' : 'emergencyLead.turnOn'} />
				</Button>
				{isOn && (
					<Button tone="danger" variant={sure ? 'solid' : 'outline'} onClick={end}>
						<T k={sure ? 'emergencyLead.turnOffSure' : 'emergencyLead.turnOff'} />
					</Button>
				)}
			</div>
		</Section>
	);
}

/** A time of today, or of yesterday when it lies ahead: nobody issued it tomorrow. */
function issuedAt(time: string, nowMs: number): string {
	const { date } = toTokyo(nowMs);
	const ms = Date.parse(`${date}T${/^\d\d:\d\d$/.test(time) ? time : toTokyo(nowMs).time}:00+09:00`);
	return new Date(ms > nowMs + 5 * 60_000 ? ms - 24 * HOUR_MS : ms).toISOString();
}

function StationForm({ town: here, placeId }: { town: Town; placeId: string }) {
	const before = here.emergencies.get(placeId)?.station;
	const [opening, setOpening] = useState<StationState['opening']>(before?.opening ?? 'unknown');
	const [offers, setOffers] = useState<Record<string, Presence>>(before?.offers ?? {});
	const [text, setText] = useState(before?.text ?? '');
	const [told, setTold] = useState<'kept' | 'full' | undefined>();
	const tell = () => {
		const station = { opening, offers, ...(text.trim() && { text: text.trim() }) } as StationState;
		void keep('emergency.station', { placeId, station }).then(setTold);
	};
	return (
		<>
			{waitsFor(placeId, 'emergency.station') && (
				<p class="emergency__waits" role="status">
					<T k="emergencyLead.waits" />
				</p>
			)}
			<ChoiceChips
				legend={<T k="emergencyLead.stationOpening" />}
				value={opening}
				onChange={(value) => setOpening(value as typeof opening)}
				options={(['open', 'closed', 'unknown'] as const).map((value) => ({
					value,
					label: <T k={OPENING_WORDS[value]} />,
				}))}
			/>
			{STATION_OFFERS.map((offer) => (
				<ChoiceChips
					key={offer}
					legend={<T k={OFFER_WORDS[offer]} />}
					value={offers[offer] ?? 'unknown'}
					onChange={(value) => setOffers({ ...offers, [offer]: value as Presence })}
					options={[
						{ value: 'yes', label: <T k="emergency.offerYes" /> },
						{ value: 'no', label: <T k="emergency.offerNo" /> },
						{ value: 'unknown', label: <T k="emergency.offerUnknown" /> },
					]}
				/>
			))}
			<TextField
				label={<T k="emergencyLead.stationText" />}
				need="optional"
				value={text}
				onInput={(typed) => setText(typed.slice(0, 200))}
			/>
			<Told told={told} />
			<Button variant="solid" icon="check" onClick={tell}>
				<T k="emergencyLead.stationSend" />
			</Button>
		</>
	);
}

function Told({ told }: { told: 'kept' | 'full' | undefined }) {
	if (told === undefined) return null;
	return (
		<p class={told === 'full' ? 'field__error' : undefined} role={told === 'full' ? 'alert' : 'status'}>
			<T k={told === 'full' ? 'emergencyLead.full' : 'emergencyLead.done'} />
		</p>
	);
}

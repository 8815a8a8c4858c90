import { useState } from 'preact/hooks';
import { toTokyo } from '../../../contract/dates.ts';
import type { AlertLevel, Emergency } from '../../../contract/emergency.ts';
import { ALERT_LEVELS, emergencyAt, TOWN_ID } from '../../../contract/emergency-at.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import { now } from '../../data/clock.ts';
import type { Returned } from '../../data/outbox.ts';
import type { Town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { LEVEL_WORDS } from '../../ui/emergency-words.ts';
import { TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/screen.tsx';
import { useWord, WordStateNote } from './lead-word-state.tsx';

const HOUR_MS = 60 * 60_000;

type Form = {
	words: string;
	easy: string;
	en: string;
	/** '' or a number */
	level: string;
	about: string;
	issuer: string;
	at: string;
	/** until somebody ends it; for so many hours; or as it was said before (`keptUntil`) */
	until: 'ended' | '6' | '24' | 'kept';
	keptUntil: string | undefined;
};

/** What the form begins with: what came back, else what holds. */
function freshOf(said: Partial<Pick<Emergency, 'words' | 'level' | 'until'>>, nowMs: number): Form {
	const { words, level, until } = said;
	const keptUntil = until !== undefined && Date.parse(until) > nowMs ? until : undefined;
	return {
		words: words?.ja ?? '',
		easy: words?.easy ?? '',
		en: words?.en ?? '',
		level: level ? String(level.level) : '',
		about: level?.about ?? '',
		issuer: level?.issuer ?? '',
		at: toTokyo(level ? Date.parse(level.issuedAt) : nowMs).time,
		until: keptUntil === undefined ? 'ended' : 'kept',
		keptUntil,
	};
}

/** Begins もしもの時 for the town or a place (`id`), changes what it says, or ends it. `refused`: what came back, to be sent once more. */
export function SwitchForm({ town: here, id, refused }: { town: Town; id: string; refused: Returned | undefined }) {
	const row = here.emergencies.get(id);
	const nowMs = now.value.ms;
	const isOn = emergencyAt(new Map(row ? [[id, row]] : []), id, nowMs) !== undefined;
	const [form, setForm] = useState(() => freshOf(refused?.args.on === true ? refused.args : (row ?? {}), nowMs));
	const [again] = useState(refused?.id ?? '');
	const [pressed, setPressed] = useState(false);
	const [sure, setSure] = useState(false);
	const { say, state } = useWord('emergency.put', id, refused);
	const change = (some: Partial<Form>) => setForm((before) => ({ ...before, ...some }));
	const target = id === TOWN_ID ? undefined : id;
	const isIssuerMissing = form.level !== '' && form.issuer.trim() === '';
	const put = () => {
		setPressed(true);
		if (!isIssuerMissing) say(saidBy(form, target, nowMs));
	};
	const end = () => {
		if (!sure) return setSure(true);
		setSure(false);
		say({ on: false, ...(target && { placeId: target }) });
	};
	return (
		<Section heading={<T k={isOn ? 'emergencyLead.isOn' : 'emergencyLead.isOff'} />}>
			<TextField
				label={<T k="emergencyLead.words" />}
				support={<T k="emergencyLead.wordsSupport" />}
				need="optional"
				lines={2}
				value={form.words}
				onInput={(typed) => change({ words: typed.slice(0, 200) })}
			/>
			{form.words.trim() !== '' && (
				<>
					<TextField
						label={<T k="emergencyLead.wordsEasy" />}
						need="optional"
						lines={2}
						value={form.easy}
						onInput={(typed) => change({ easy: typed.slice(0, 200) })}
					/>
					<TextField
						label={<T k="emergencyLead.wordsEn" />}
						need="optional"
						lines={2}
						value={form.en}
						onInput={(typed) => change({ en: typed.slice(0, 200) })}
					/>
				</>
			)}
			<LevelFields town={here} form={form} change={change} isMissing={pressed && isIssuerMissing} />
			<ChoiceChips
				legend={<T k="emergencyLead.until" />}
				value={form.until}
				onChange={(value) => change({ until: value as Form['until'] })}
				options={[
					...(form.keptUntil === undefined
						? []
						: [
								{
									value: 'kept',
									label: <T k="emergencyLead.untilKept" until={formatInstant(form.keptUntil, nowMs)} />,
								},
							]),
					{ value: 'ended', label: <T k="emergencyLead.untilEnded" /> },
					{ value: '6', label: <T k="emergencyLead.until6h" /> },
					{ value: '24', label: <T k="emergencyLead.until24h" /> },
				]}
			/>
			<WordStateNote state={state} again={again} />
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

function LevelFields({
	town: here,
	form,
	change,
	isMissing,
}: {
	town: Town;
	form: Form;
	change: (some: Partial<Form>) => void;
	isMissing: boolean;
}) {
	return (
		<>
			<ChoiceChips
				legend={<T k="emergencyLead.level" />}
				value={form.level}
				onChange={(level) => change({ level })}
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
			{form.level !== '' && (
				<>
					<TextField
						label={<T k="emergencyLead.levelIssuer" />}
						support={<T k="emergencyLead.levelIssuerSupport" town={here.profile?.name ?? ''} />}
						need="required"
						value={form.issuer}
						error={isMissing ? <T k="emergencyLead.levelIssuerMissing" /> : undefined}
						onInput={(typed) => change({ issuer: typed.slice(0, 60) })}
					/>
					<TextField
						label={<T k="emergencyLead.levelAbout" />}
						need="optional"
						value={form.about}
						onInput={(typed) => change({ about: typed.slice(0, 120) })}
					/>
					<TextField
						label={<T k="emergencyLead.levelAt" />}
						type={'time' as 'text'}
						value={form.at}
						onInput={(at) => change({ at })}
					/>
				</>
			)}
		</>
	);
}

function saidBy(form: Form, placeId: string | undefined, nowMs: number): ArgsOf<'emergency.put'> {
	const [ja, easy, en, about] = [form.words, form.easy, form.en, form.about].map((text) => text.trim());
	const until =
		form.until === 'kept'
			? form.keptUntil
			: form.until === 'ended'
				? undefined
				: new Date(nowMs + Number(form.until) * HOUR_MS).toISOString();
	return {
		on: true,
		...(placeId && { placeId }),
		...(until !== undefined && { until }),
		...(ja && { words: { ja, ...(easy && { easy }), ...(en && { en }) } }),
		...(form.level && {
			level: {
				level: Number(form.level) as AlertLevel['level'],
				issuer: form.issuer.trim(),
				...(about && { about }),
				issuedAt: issuedAt(form.at, nowMs),
			},
		}),
	};
}

/** A time of today, or of yesterday when it lies ahead: nobody issued it tomorrow. */
function issuedAt(time: string, nowMs: number): string {
	const { date } = toTokyo(nowMs);
	const ms = Date.parse(`${date}T${/^\d\d:\d\d$/.test(time) ? time : toTokyo(nowMs).time}:00+09:00`);
	return new Date(ms > nowMs + 5 * 60_000 ? ms - 24 * HOUR_MS : ms).toISOString();
}

import { useState } from 'preact/hooks';
import type { Presence } from '../../../contract/common.ts';
import type { StationState } from '../../../contract/emergency.ts';
import { STATION_OFFERS } from '../../../contract/emergency-at.ts';
import type { Returned } from '../../data/outbox.ts';
import type { Town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { OFFER_WORDS, OPENING_WORDS } from '../../ui/emergency-words.ts';
import { TextField } from '../../ui/field.tsx';
import { useWord, WordStateNote } from './lead-word-state.tsx';

/** How a centre is: open or not, what it has, and what else to know. `refused`: what came back, to be sent once more. */
export function StationForm({
	town: here,
	placeId,
	refused,
}: {
	town: Town;
	placeId: string;
	refused: Returned | undefined;
}) {
	const before = (refused?.args.station as StationState | undefined) ?? here.emergencies.get(placeId)?.station;
	const [opening, setOpening] = useState<StationState['opening']>(before?.opening ?? 'unknown');
	const [offers, setOffers] = useState<Record<string, Presence>>(before?.offers ?? {});
	const [text, setText] = useState(before?.text ?? '');
	const [again] = useState(refused?.id ?? '');
	const { say, state } = useWord('emergency.station', placeId, refused);
	const tell = () =>
		say({ placeId, station: { opening, offers, ...(text.trim() && { text: text.trim() }) } as StationState });
	return (
		<>
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
			<WordStateNote state={state} again={again} />
			<div class="emergency__acts">
				<Button variant="solid" icon="check" onClick={tell}>
					<T k="emergencyLead.stationSend" />
				</Button>
			</div>
		</>
	);
}

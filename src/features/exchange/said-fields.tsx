import type { Exchange } from '../../../contract/exchange.ts';
import {
	EXCHANGE_KINDS,
	EXCHANGE_SIDES,
	EXCHANGE_WHO,
	type ExchangeWho,
	TIME_BANDS,
} from '../../../contract/exchange.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { daysMarked, KIND_WORDS, SIDE_WORDS, TIME_WORDS, WHO_WORDS } from '../../ui/exchange-words.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import type { SaidForm } from './said-form.ts';

/** What is public of a need or an offer. */
export function SaidFields({
	form,
	change,
	missing,
	badUntil = false,
	who = EXCHANGE_WHO,
}: {
	form: SaidForm;
	change: (patch: Partial<SaidForm>) => void;
	missing: boolean;
	badUntil?: boolean;
	who?: readonly ExchangeWho[];
}) {
	const here = town.value;
	if (!here) return null;
	return (
		<>
			<ChoiceChips
				legend={<T k="exchange.side" />}
				value={form.side}
				onChange={(side) => change({ side: side as Exchange['side'] })}
				options={EXCHANGE_SIDES.map((value) => ({ value, label: <T k={SIDE_WORDS[value]} /> }))}
			/>
			<ChoiceChips
				legend={<T k="exchange.what" />}
				value={form.what}
				onChange={(what) => change({ what: what as Exchange['what'] })}
				options={EXCHANGE_KINDS.map((value) => ({ value, label: <T k={KIND_WORDS[value]} /> }))}
			/>
			<TextField
				label={<T k="exchange.title" />}
				support={<T k={form.side === 'need' ? 'exchange.titleSupportNeed' : 'exchange.titleSupportOffer'} />}
				need="required"
				value={form.title}
				onInput={(title) => change({ title: title.slice(0, 80) })}
				error={missing && <T k="exchange.missing" />}
			/>
			<TextField
				label={<T k="exchange.text" />}
				need="optional"
				lines={4}
				value={form.text}
				onInput={(text) => change({ text: text.slice(0, 800) })}
			/>
			<PersonalNote text={`${form.title}\n${form.text}\n${form.whenText}`} />
			<SelectField
				label={<T k="exchange.who" />}
				value={form.who}
				options={who.map((value) => ({ value, label: t(WHO_WORDS[value]) }))}
				onChange={(one) => change({ who: one as ExchangeWho })}
			/>
			<SelectField
				label={<T k="exchange.where" />}
				value={form.placeId}
				options={[
					{ value: '', label: t('exchange.wholeTown') },
					...centresByKana(here).map((place) => ({ value: place.id, label: place.name })),
				]}
				onChange={(placeId) => change({ placeId })}
			/>
			<DayInput
				label={<T k="exchange.untilField" />}
				value={form.until}
				onChange={(until) => change({ until })}
				error={badUntil && <T k="exchange.badUntil" />}
			/>
			<details class="exchange__more">
				<summary>
					<T k="exchange.timesMore" />
				</summary>
				<ChoiceChips
					multiple
					legend={<T k="exchange.days" />}
					value={form.days}
					onChange={(days) => change({ days })}
					options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({
						value: String(day),
						label: <Marked text={daysMarked([day])} />,
					}))}
				/>
				<ChoiceChips
					multiple
					legend={<T k="exchange.bands" />}
					value={form.bands}
					onChange={(bands) => change({ bands })}
					options={TIME_BANDS.map((value) => ({ value, label: <T k={TIME_WORDS[value]} /> }))}
				/>
				<TextField
					label={<T k="exchange.whenText" />}
					value={form.whenText}
					onInput={(whenText) => change({ whenText: whenText.slice(0, 120) })}
				/>
			</details>
			<details class="exchange__more">
				<summary>
					<T k="exchange.fields" />
				</summary>
				<ChoiceChips
					multiple
					hideLegend
					legend={<T k="exchange.fields" />}
					value={form.fields}
					onChange={(chosen) => change({ fields: chosen.slice(-5) })}
					options={(here.profile?.fields ?? []).map(({ code, name }) => ({ value: code, label: worded(name) }))}
				/>
			</details>
		</>
	);
}

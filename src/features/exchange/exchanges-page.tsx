import './exchange.css';
import { EXCHANGE_KINDS, EXCHANGE_SIDES } from '../../../contract/exchange.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { Empty } from '../../ui/empty.tsx';
import { KIND_WORDS, SIDE_WORDS } from '../../ui/exchange-words.ts';
import { SelectField } from '../../ui/field.tsx';
import { type Address, oneIn, textIn, useFilter } from '../../ui/filter-address.ts';
import { Fold } from '../../ui/fold.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen } from '../../ui/screen.tsx';
import { ExchangeCard } from './exchange-card.tsx';
import { MyTold } from './my-told.tsx';
import { type ExchangeFilter, exchangeList, usedIn } from './queries.ts';
import { coordinatesHere, myGroupIds } from './rights.ts';

const TITLES = { '': 'exchange.titleBoth', need: 'exchange.titleNeed', offer: 'exchange.titleOffer' } as const;

/** してほしいこと・できること: the newest first, by side, kind, neighbourhood and field. */
export function ExchangesPage() {
	const { filter, change } = useFilter<ExchangeFilter>(paths.exchange(), read, (one) => one);
	const here = town.value;
	if (!here) return null;
	const list = exchangeList(here, filter, today.value);
	const used = usedIn(here, today.value);
	const fields = (here.profile?.fields ?? []).filter(({ code }) => used.fields.has(code));
	return (
		<Screen
			title={list.length > 0 ? <T k={TITLES[filter.side]} n={list.length} /> : <T k="exchange.heading" />}
			lead={<T k="exchange.lead" />}
			sources={datasetsOf(list)}
			actions={
				<>
					<LinkButton variant="solid" icon="talk" href={paths.raiseExchange('need')}>
						<T k="exchange.tellNeed" />
					</LinkButton>
					<LinkButton variant="solid" icon="heart" href={paths.raiseExchange('offer')}>
						<T k="exchange.tellOffer" />
					</LinkButton>
					<LinkButton href={paths.network()}>
						<T k="network.heading" />
					</LinkButton>
					{coordinatesHere() && (
						<LinkButton href={paths.coordination()}>
							<T k="exchange.waitingLink" />
						</LinkButton>
					)}
					{(coordinatesHere() || myGroupIds().length > 0) && (
						<LinkButton href={paths.newExchange()}>
							<T k="exchange.writeNew" />
						</LinkButton>
					)}
				</>
			}
		>
			{!kiosk.value && <MyTold />}
			<ChoiceChips
				hideLegend
				legend={<T k="exchange.bySide" />}
				value={filter.side}
				onChange={(side) => change({ side: side as ExchangeFilter['side'] })}
				options={[
					{ value: '', label: <T k="exchange.all" /> },
					...EXCHANGE_SIDES.map((side) => ({ value: side, label: <T k={SIDE_WORDS[side]} /> })),
				]}
			/>
			<Fold name={<T k="details.narrow" />} isOpen={filter.kind !== '' || filter.place !== '' || filter.field !== ''}>
				<SelectField
					label={<T k="exchange.byKind" />}
					value={filter.kind}
					options={[
						{ value: '', label: t('exchange.all') },
						...EXCHANGE_KINDS.map((kind) => ({ value: kind, label: t(KIND_WORDS[kind]) })),
					]}
					onChange={(kind) => change({ kind: kind as ExchangeFilter['kind'] })}
				/>
				{used.places.length > 1 && (
					<SelectField
						label={<T k="exchange.byPlace" />}
						value={filter.place}
						options={[
							{ value: '', label: t('exchange.all') },
							...used.places.map(({ id, name }) => ({ value: id, label: name })),
						]}
						onChange={(place) => change({ place })}
					/>
				)}
				{fields.length > 1 && (
					<SelectField
						label={<T k="exchange.byField" />}
						value={filter.field}
						options={[
							{ value: '', label: t('exchange.all') },
							...fields.map(({ code, name }) => ({ value: code, label: worded(name) })),
						]}
						onChange={(field) => change({ field })}
					/>
				)}
			</Fold>
			<div class="exchange__found">
				{list.length > 0 ? (
					<CardList
						items={list}
						label={t('exchange.heading')}
						keyOf={({ id }) => id}
						render={(row) => <ExchangeCard town={here} row={row} />}
					/>
				) : (
					<Empty title={<T k="exchange.none" />} />
				)}
			</div>
		</Screen>
	);
}

function read(address: Address): ExchangeFilter {
	return {
		side: oneIn(address, 'side', EXCHANGE_SIDES, ''),
		kind: oneIn(address, 'kind', EXCHANGE_KINDS, ''),
		place: textIn(address, 'place'),
		field: textIn(address, 'field'),
	};
}

/** してほしいこと・できること of the town. Pure. */
import { type Exchange, type ExchangeKind, type ExchangeSide, isOpen } from '../../../contract/exchange.ts';
import type { Town } from '../../data/town.ts';

export type ExchangeFilter = { side: ExchangeSide | ''; kind: ExchangeKind | ''; place: string; field: string };

/** What still holds, the newest first; what was renewed counts as new. */
export function exchangeList(town: Town, { side, kind, place, field }: ExchangeFilter, today: string): Exchange[] {
	return [...town.exchanges.values()]
		.filter((row) => isOpen(row, today))
		.filter((row) => side === '' || row.side === side)
		.filter((row) => kind === '' || row.what === kind)
		.filter((row) => place === '' || row.placeId === place)
		.filter((row) => field === '' || row.fields.includes(field))
		.sort((a, b) => (sinceOf(a) < sinceOf(b) ? 1 : sinceOf(a) > sinceOf(b) ? -1 : a.id < b.id ? -1 : 1));
}

const sinceOf = ({ renewedOn, raisedOn }: Exchange) => renewedOn ?? raisedOn;

/** Places and fields that anything open is about: only these are worth choosing. */
export function usedIn(town: Town, today: string): { places: { id: string; name: string }[]; fields: Set<string> } {
	const open = [...town.exchanges.values()].filter((row) => isOpen(row, today));
	const ids = new Set(open.flatMap(({ placeId }) => (placeId === undefined ? [] : [placeId])));
	return {
		places: [...ids].flatMap((id) => {
			const place = town.places.get(id);
			return place ? [{ id, name: place.name }] : [];
		}),
		fields: new Set(open.flatMap(({ fields }) => fields)),
	};
}

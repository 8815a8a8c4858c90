import { T } from '../i18n/text.tsx';

/** 2階 · 地下1階; another wording of the source stays as it is. */
export function FloorText({ floor }: { floor: string }) {
	const basement = /^B(\d{1,2})F?$/i.exec(floor)?.[1];
	if (basement) return <T k="rooms.floorDown" n={basement} />;
	const number = /^(\d{1,3})F?$/i.exec(floor)?.[1];
	return number ? <T k="rooms.floorUp" n={number} /> : floor;
}

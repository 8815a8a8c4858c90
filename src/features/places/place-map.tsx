import './place-map.css';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../../contract/paths.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { layOutMap, MARK_RADIUS, type MapLayout, type MapPoint } from './map-layout.ts';
import type { PlaceToday } from './place-today.ts';
import type { ListedPlace } from './queries.ts';

/** More marks than this would cover each other wherever they were moved. */
const MOST_MARKS = 60;

const STATE_WORDS = {
	open: 'places.stateOpenShort',
	later: 'places.stateClosed',
	over: 'places.stateOver',
	closed: 'places.stateClosed',
	unknown: 'places.stateUnknown',
} as const satisfies Record<PlaceToday['kind'], string>;

/** Where the places of the list lie to each other: numbered marks, north, a scale. Works without a network. */
export function PlaceMap({ entries }: { entries: readonly ListedPlace[] }) {
	const shown = entries.slice(0, MOST_MARKS);
	const located = shown.flatMap(({ place: { id, lat, lon }, number }) =>
		lat === undefined || lon === undefined ? [] : [{ id, lat, lon, number }],
	);
	const layout = layOutMap(located);
	if (!layout) return null;
	const byId = new Map(shown.map((entry) => [entry.place.id, entry]));
	const missing = shown.length - located.length;
	return (
		<figure class="place-map">
			<svg class="place-map__drawing" viewBox={`0 0 ${layout.width} ${layout.height}`}>
				<title>{t('places.mapLabel')}</title>
				{layout.points.map(
					(point) =>
						point.moved && (
							<g class="place-map__lead" key={point.id}>
								<line x1={point.trueX} y1={point.trueY} x2={point.x} y2={point.y} />
								<circle cx={point.trueX} cy={point.trueY} r={7} />
							</g>
						),
				)}
				{layout.points.map((point) => (
					<Mark key={point.id} point={point} entry={byId.get(point.id) as ListedPlace} />
				))}
				<North />
				<Scale layout={layout} />
			</svg>
			<figcaption class="place-map__hint">
				<T k="places.mapHint" /> {missing > 0 && <T k="places.mapMissing" n={missing} />}{' '}
				{entries.length > shown.length && <T k="places.mapFirst" n={MOST_MARKS} />}
			</figcaption>
		</figure>
	);
}

function Mark({ point, entry }: { point: MapPoint; entry: ListedPlace }) {
	const navigate = useNavigate();
	const href = paths.place(point.id);
	return (
		<a
			class={`place-map__mark place-map__mark--${entry.today.kind}${entry.isHome ? ' place-map__mark--home' : ''}`}
			href={href}
			aria-label={t('places.mapPoint', {
				n: point.number,
				name: entry.place.name,
				state: t(STATE_WORDS[entry.today.kind]),
			})}
			// links inside a drawing are not followed by the page's own handler
			onClick={(event: MouseEvent) => {
				if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
				event.preventDefault();
				void navigate({ href });
			}}
		>
			<title>{entry.place.name}</title>
			{entry.isHome && <circle class="place-map__home" cx={point.x} cy={point.y} r={MARK_RADIUS + 7} />}
			<circle class="place-map__disc" cx={point.x} cy={point.y} r={MARK_RADIUS - 2} />
			<text class="place-map__number" x={point.x} y={point.y} dy="0.36em">
				{point.number}
			</text>
		</a>
	);
}

function North() {
	return (
		<g class="place-map__north">
			<path d="M50 100V36M34 58l16-24 16 24" />
			<text x={50} y={136}>
				{t('places.mapNorth')}
			</text>
		</g>
	);
}

function Scale({ layout: { height, scale } }: { layout: MapLayout }) {
	const y = height - 30;
	const words = scale.metres < 1000 ? `${scale.metres}m` : `${scale.metres / 1000}km`;
	return (
		<g class="place-map__scale">
			<path d={`M30 ${y - 12}v12h${scale.units}v-12`} />
			<text x={30 + scale.units / 2} y={y - 18}>
				{words}
			</text>
		</g>
	);
}

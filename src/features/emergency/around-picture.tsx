/**
 * Where things lie around a centre: direction and distance, no streets. For whoever knows the neighbourhood; the list beside it
 * says the same in words, so that it is hidden from screen readers.
 */
import type { Place } from '../../../contract/place.ts';
import { bearing } from '../../data/distance.ts';
import type { Near } from '../../data/emergency-board.ts';
import { formatDistance } from '../../i18n/format-distance.ts';
import { t } from '../../i18n/t.ts';

const HALF = 150;
/** room for the numbers at the rim */
const EDGE = 22;

export function AroundPicture({ from, near }: { from: Pick<Place, 'lat' | 'lon'>; near: readonly Near[] }) {
	const farthest = Math.max(0, ...near.map(({ metres }) => metres ?? 0));
	if (farthest === 0) return null;
	// rings at round distances: the outer one holds everything
	const ring = [250, 500, 1_000, 2_000, 5_000, 10_000, 50_000].find((metres) => metres * 2 >= farthest) ?? 100_000;
	const scale = (HALF - EDGE) / (ring * 2);
	return (
		<svg class="around" viewBox={`${-HALF} ${-HALF} ${HALF * 2} ${HALF * 2}`} aria-hidden="true" focusable="false">
			{[2, 1].map((n) => (
				<g key={n}>
					<circle class="around__ring" r={ring * n * scale} />
					<text class="around__distance" y={ring * n * scale - 5} text-anchor="middle">
						{formatDistance(ring * n)
							.replace('約', '')
							.replace('about ', '')
							.replace('くらい', '')}
					</text>
				</g>
			))}
			<text class="around__north" y={-HALF + 14} text-anchor="middle">
				{`▲${t('emergency.north')}`}
			</text>
			<circle class="around__here" r="5" />
			<text class="around__label" y="20" text-anchor="middle">
				{t('emergency.here')}
			</text>
			{near.map(({ point, metres }, at) => {
				const degrees = bearing(from, point);
				if (degrees === undefined || metres === undefined) return null;
				const radians = (degrees * Math.PI) / 180;
				const [x, y] = [Math.sin(radians) * metres * scale, -Math.cos(radians) * metres * scale];
				return (
					<g key={point.id}>
						<circle class="around__point" cx={x} cy={y} r="13" />
						<text class="around__number" x={x} y={y + 5} text-anchor="middle">
							{at + 1}
						</text>
					</g>
				);
			})}
		</svg>
	);
}

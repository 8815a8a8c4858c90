import type { ComponentChildren } from 'preact';
import { toTokyo } from '../../../contract/dates.ts';
import { outwardUrl } from '../../../contract/outward.ts';
import { paths } from '../../../contract/paths.ts';
import { type Coded, formatShortCode, shortCodeOf } from '../../../contract/short-code.ts';
import { addressOfThing } from '../../../contract/thing-address.ts';
import { now } from '../../data/clock.ts';
import { status } from '../../data/status.ts';
import { town } from '../../data/town.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { ON_PAPER } from './sheet-words.ts';

const HOUSES = 8;

/** What is the same on every sheet: whose it is, the way to the newest, how old this is, and the box for the stamps. */
export function Sheet({
	thing,
	place,
	stamps,
	children,
}: {
	/** what the code at the foot leads to */
	thing: Coded;
	/** whose sheet it is */
	place: string;
	/** a box for the stamps of a 回覧板 */
	stamps: boolean;
	children: ComponentChildren;
}) {
	const { lastHeardAt } = status.value;
	const heard = lastHeardAt === null ? null : toTokyo(lastHeardAt);
	return (
		<article class="sheet on-paper" lang="ja">
			<header class="sheet__head">
				<p class="sheet__place">{place}</p>
				{town.value?.profile?.sample && <p>{ON_PAPER.sample}</p>}
			</header>
			{children}
			<footer class="sheet__foot">
				<QrCode text={outwardUrl(location.origin, addressOfThing(thing))} label={formatShortCode(shortCodeOf(thing))} />
				<div>
					<p class="sheet__number">
						{ON_PAPER.number} {formatShortCode(shortCodeOf(thing))}
					</p>
					<p class="sheet__address">
						{location.host}
						{paths.code()}
					</p>
					{heard && (
						<p>
							{formatDate(heard.date, 'long', 'ja')} {formatTime(heard.time, 'ja')} {ON_PAPER.asOf}
						</p>
					)}
					<p>
						{formatDate(now.value.date, 'long', 'ja')} {ON_PAPER.printed}
					</p>
				</div>
			</footer>
			{stamps && (
				<div class="sheet__stamps">
					<span>{ON_PAPER.circulation}</span>
					{Array.from({ length: HOUSES }, (_, at) => (
						<span key={at} />
					))}
				</div>
			)}
		</article>
	);
}

/** Lines with their names; what is not known is left out. */
export function SheetFacts({ items }: { items: readonly (readonly [string, ComponentChildren])[] }) {
	return (
		<table class="sheet__facts">
			<tbody>
				{items
					.filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
					.map(([name, value]) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							<td>{value}</td>
						</tr>
					))}
			</tbody>
		</table>
	);
}

import './network.css';
import { otherOf } from '../../../contract/network.ts';
import { paths } from '../../../contract/paths.ts';
import { partnerKey, TIE_SIDES, type TieDraft, type TieSide } from '../../../contract/tie.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { SelectField } from '../../ui/field.tsx';
import { type Address, textIn, useFilter } from '../../ui/filter-address.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { PartnerText, SECTOR_WORDS, Shape } from './partner-text.tsx';
import { MOST_IN_PICTURE, type Network, type Node, networkOf } from './queries.ts';
import { coordinatesHere, myGroupIds } from './rights.ts';

/** Who worked with whom on what, as far as both sides let everybody see it. */
export function NetworkPage() {
	const { filter, change } = useFilter<{ field: string }>(paths.network(), read, (one) => one);
	const here = town.value;
	if (!here) return null;
	const network = networkOf(here.ties.values(), filter.field);
	const used = new Set([...here.ties.values()].flatMap(({ fields }) => fields));
	const fields = (here.profile?.fields ?? []).filter(({ code }) => used.has(code));
	const isDrawn = network.nodes.length > 1 && network.nodes.length <= MOST_IN_PICTURE;
	return (
		<Screen
			title={network.nodes.length > 0 ? <T k="network.title" n={network.nodes.length} /> : <T k="network.none" />}
			lead={<T k="network.lead" />}
			actions={
				coordinatesHere() && (
					<LinkButton href={paths.ties()}>
						<T k="network.toTies" />
					</LinkButton>
				)
			}
		>
			<Asked town={here} />
			{fields.length > 0 && (
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
			{isDrawn && <Picture network={network} />}
			{network.nodes.length > MOST_IN_PICTURE && (
				<p>
					<T k="network.tooMany" />
				</p>
			)}
			{network.bySector.map(({ sector, nodes }) => (
				<Section key={sector} heading={<T k={SECTOR_WORDS[sector]} />}>
					<ul class="network__partners">
						{nodes.map((node) => (
							<PartnerOf key={node.key} town={here} node={node} />
						))}
					</ul>
				</Section>
			))}
		</Screen>
	);
}

function read(address: Address) {
	return { field: textIn(address, 'field') };
}

/** Numbers stand for the names in the list below; the picture says nothing that the list does not. */
function Picture({ network: { nodes, lines, bySector } }: { network: Network }) {
	return (
		<>
			<svg
				class="network"
				viewBox="-102 -102 204 204"
				role="img"
				aria-label={t('network.picture', { n: nodes.length })}
			>
				{lines.map(({ from, to, going }) => (
					<line
						key={`${from.n} ${to.n}`}
						class={going ? 'network__line' : 'network__line network__line--over'}
						x1={from.x}
						y1={from.y}
						x2={to.x}
						y2={to.y}
					/>
				))}
				{nodes.map(({ n, partner, x, y }) => (
					<g key={n} transform={`translate(${x} ${y})`}>
						<Shape sector={partner.sector} />
						<text y={partner.sector === 'university' ? 2 : 0.5}>{n}</text>
					</g>
				))}
			</svg>
			<ul class="network__key">
				{bySector.map(({ sector }) => (
					<li key={sector}>
						<svg class="network__sign" viewBox="-13 -13 26 26" aria-hidden="true">
							<Shape sector={sector} />
						</svg>
						<T k={SECTOR_WORDS[sector]} />
					</li>
				))}
				<li>
					<T k="network.lines" />
				</li>
			</ul>
		</>
	);
}

function PartnerOf({ town: here, node: { key, n, partner, ties } }: { town: Town; node: Node }) {
	return (
		<li>
			<strong>{n}</strong>　<PartnerText town={here} partner={partner} />
			<ul class="network__ties">
				{ties.map((tie) => (
					<li key={tie.id} id={partnerKey(tie.a) === key ? `tie-${tie.id}` : undefined}>
						<T
							k={tie.going ? 'network.tieGoing' : 'network.tieOver'}
							other={<PartnerText town={here} partner={otherOf(tie, key)} />}
							what={<ContentText text={tie.what} inline />}
							year={tie.year}
						/>
					</li>
				))}
			</ul>
		</li>
	);
}

/** For representatives: what is to be shown of their group, and their yes or no, which may change at any time. */
function Asked({ town: here }: { town: Town }) {
	const mine = myGroupIds();
	const asked = [...(privateTown.value?.ties.values() ?? [])].flatMap((row) =>
		TIE_SIDES.filter((side) => mine.includes(row[side].groupId ?? '')).map((side) => ({ row, side })),
	);
	if (asked.length === 0) return null;
	return (
		<Section heading={<T k="network.askedHeading" />}>
			{asked.map(({ row, side }) => (
				<article key={`${row.id} ${side}`} class="network__one">
					<p>
						<T
							k={row.going ? 'network.tieGoing' : 'network.tieOver'}
							other={<PartnerText town={here} partner={row[side === 'a' ? 'b' : 'a']} />}
							what={<ContentText text={row.what} inline />}
							year={row.year}
						/>
					</p>
					<Answer row={row} side={side} />
				</article>
			))}
		</Section>
	);
}

/** One side's yes or no, as it stands, and the way to change it. */
export function Answer({ row, side }: { row: TieDraft; side: TieSide }) {
	const sent = outbox.value.some(
		({ name, args }) => name === 'tie.answer' && args.tieId === row.id && args.side === side,
	);
	const answer = row.agreed[side]?.answer;
	if (sent) {
		return (
			<p role="status">
				<T k="network.sending" />
			</p>
		);
	}
	const say = (said: 'yes' | 'no') => void keep('tie.answer', { tieId: row.id, side, answer: said });
	return (
		<>
			<p>
				<T k={answer === 'yes' ? 'network.saidYes' : answer === 'no' ? 'network.saidNo' : 'network.saidNothing'} />
			</p>
			<div class="network__acts">
				{answer !== 'yes' && (
					<Button variant="solid" onClick={() => say('yes')}>
						<T k="network.yes" />
					</Button>
				)}
				{answer !== 'no' && (
					<Button onClick={() => say('no')}>
						<T k="network.no" />
					</Button>
				)}
			</div>
		</>
	);
}

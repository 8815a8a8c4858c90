/** What every bench shares: medians, percentiles, and a table of figure against floor, must and goal. */

export type Figure = {
	/** row of the table: what was measured */
	name: string;
	/** the measured value, in `unit` */
	value: number;
	unit: string;
	/** floor or peer taken in the same run, in `unit`; the ratio is `value / floor` */
	floor?: { name: string; value: number };
	/** compared with the ratio when there is a floor, else with the value; `atLeast` turns the comparison round */
	must?: number;
	goal?: number;
	atLeast?: boolean;
	/** number of runs the median is of, and their spread */
	runs?: number;
	spread?: [number, number];
	note?: string;
};

export function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

/** The p-quantile (0…1) by nearest rank. */
export function percentile(values: readonly number[], p: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
}

export function spreadOf(values: readonly number[]): [number, number] {
	return [Math.min(...values), Math.max(...values)];
}

/** `goal`, `must`, `missed`, `not goal` where there is no must, or `–` where nothing is asked. */
export function verdict(figure: Figure): string {
	if (figure.must === undefined && figure.goal === undefined) return '–';
	const measured = figure.floor ? figure.value / figure.floor.value : figure.value;
	const reaches = (bound: number | undefined) =>
		bound !== undefined && (figure.atLeast ? measured >= bound : measured <= bound);
	if (reaches(figure.goal)) return 'goal';
	if (figure.must === undefined) return 'not goal';
	return reaches(figure.must) ? 'must' : 'missed';
}

/** Markdown table of the figures. */
export function table(figures: readonly Figure[]): string {
	const number = (n: number) => (Math.abs(n) >= 100 ? n.toFixed(0) : Math.abs(n) >= 10 ? n.toFixed(1) : n.toFixed(2));
	const bound = (figure: Figure, n: number | undefined) =>
		n === undefined ? '' : `${figure.atLeast ? '≥' : '≤'} ${n}${figure.floor ? ' ×' : ` ${figure.unit}`}`;
	const rows = figures.map((figure) =>
		[
			figure.name,
			`${number(figure.value)} ${figure.unit}${figure.spread ? ` (${number(figure.spread[0])}–${number(figure.spread[1])}, n=${figure.runs})` : ''}`,
			figure.floor
				? `${figure.floor.name} ${number(figure.floor.value)} → ${number(figure.value / figure.floor.value)} ×`
				: '',
			bound(figure, figure.must),
			bound(figure, figure.goal),
			verdict(figure),
			figure.note ?? '',
		].join(' | '),
	);
	return ['what | value | against | must | goal | reached | note', '--- | --- | --- | --- | --- | --- | ---', ...rows]
		.map((line) => `| ${line} |`)
		.join('\n');
}

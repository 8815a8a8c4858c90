/** What is public only while somebody agrees to it: ties, places that are lent, what was raised; and what a year's evaluation keeps. */
import { toTokyo } from '../../contract/dates.ts';
import { Breach } from './breach.ts';
import type { Receipts } from './on-screens.ts';
import { KEEPER_MARK } from './people-together.ts';
import type { Scene } from './scene.ts';
import { EVALUATED } from './town.ts';
import { traceOf } from './traces.ts';

export type Agreements = {
	/** A tie is public while both sides say yes, a lent place while its keeper agrees, what was raised after a yes. */
	holdAtEachMoment(receipts: Receipts): void;
	/** Nothing of a keeper who withdrew is left; each wish of an evaluation is kept; what is decided does not change. */
	areKept(receipts: Receipts): void;
};

type Line = { intent_id: string; what: string };
type Sides = { a?: string; b?: string };

export function watchAgreements(scene: Scene): Agreements {
	const { server, area, written, clockwork, restores, nights } = scene;
	const { read } = server;
	const argsOf = new Map<string, Record<string, unknown>>();
	let known = 0;

	const publicIds = (kind: string) =>
		read<{ id: string; body: string }>(
			'select id, body from rows where area = ? and kind = ? and body is not null',
			...[area, kind],
		);
	/** What was done of a subject, in the order in which it was; null: somebody wrote and was killed before they were told. */
	const done = (subject: string): { what: string; args: Record<string, unknown> }[] | null => {
		for (; known < written.length; known++) {
			const one = written[known];
			if (one) argsOf.set(one.id, one.args);
		}
		const lines = read<Line>(
			`select intent_id, what from audit where area = ? and what like '${subject}.%' order by no`,
			area,
		);
		const all = lines.map(({ intent_id, what }) => ({ what, args: argsOf.get(intent_id) }));
		return all.every(({ args }) => args) ? (all as { what: string; args: Record<string, unknown> }[]) : null;
	};

	const ties = () => {
		const lines = done('tie');
		if (!lines) return;
		const want = new Map<string, Sides>();
		for (const { what, args } of lines) {
			const id = String(args.tieId);
			if (what === 'tie.put') want.set(id, {});
			else if (what === 'tie.remove') want.delete(id);
			else want.set(id, { ...want.get(id), [String(args.side)]: String(args.answer) });
		}
		const shown = new Set(publicIds('tie').map(({ id }) => id));
		for (const [id, { a, b }] of want)
			if (shown.has(id) !== (a === 'yes' && b === 'yes'))
				throw new Breach(
					'a tie is public while both agree',
					`${id} is ${shown.has(id) ? '' : 'not '}public: ${a}, ${b}`,
				);
		for (const id of shown) if (!want.has(id)) throw new Breach('a tie is public while both agree', `${id} is public`);
	};

	const lent = () => {
		const lines = done('lending');
		if (!lines) return;
		const until = new Map<string, string>();
		for (const { what, args } of lines) {
			const id = String(args.lentId);
			if (what === 'lending.withdraw') until.delete(id);
			else until.set(id, String((args.consent as { until: string } | undefined)?.until ?? args.until));
		}
		const today = toTokyo(clockwork.now()).date;
		const shown = publicIds('place').filter(({ body }) => 'lent' in (JSON.parse(body) as object));
		for (const { id } of shown) {
			const day = until.get(id);
			if (day === undefined) throw new Breach('a place is shown while its keeper agrees', `${id} is public`);
			if (nights() === today && day < today)
				throw new Breach('a place is shown while its keeper agrees', `${id} was until ${day}, and it is ${today}`);
		}
		const ids = new Set(shown.map(({ id }) => id));
		for (const [id, day] of until)
			if (!ids.has(id) && day >= today) throw new Breach('what is agreed is there', `the place ${id} is not`);
	};

	const raised = (receipts: Receipts) => {
		const is = (name: string) => written.filter((one) => one.name === name);
		const published = new Set(
			is('issue.decide')
				.filter(({ id, args }) => args.decision === 'publish' && receipts.get(id)?.status === 'accepted')
				.map(({ args }) => args.issueId),
		);
		const told = new Set(is('issue.raise').map(({ args }) => args.issueId));
		for (const { id } of publicIds('issue'))
			if (told.has(id) && !published.has(id)) throw new Breach('what is raised waits for a yes', `${id} is public`);
	};

	const keepers = (receipts: Receipts) => {
		const withdrawn = written
			.filter(({ id, name }) => name === 'lending.withdraw' && receipts.get(id)?.status === 'accepted')
			.map(({ args }) => `${KEEPER_MARK}${args.lentId}`);
		const trace = traceOf(scene, KEEPER_MARK, withdrawn);
		if (trace) throw new Breach('who withdrew is nowhere', trace);
	};

	const evaluation = (receipts: Receipts) => {
		const edits = written
			.filter(({ id, name }) => WRITES.includes(name) && receipts.get(id)?.status === 'accepted')
			.flatMap(({ args }) => (args.fields as Edit[]).map((edit) => ({ ...edit, measure: String(args.measure) })));
		const seen = new Set(edits.map(({ measure, field, was }) => `${measure} ${field} ${was}`));
		const rows = new Map(
			read<{ id: string; body: string }>(
				"select id, body from private_row where area = ? and scope = 'plan' and kind = 'evaluation' and body is not null",
				area,
			).map(({ id, body }) => [id, JSON.parse(body) as Row]),
		);
		for (const { measure, field, to } of edits) {
			const row = rows.get(`${EVALUATED}:${measure}`);
			const isThere = row?.[field] === to || row?.wishes.some((wish) => wish.field === field && wish.to === to);
			if (!isThere && !seen.has(`${measure} ${field} ${to}`))
				throw new Breach('both wishes are kept', `${measure}: ${field} is ${row?.[field]}, and "${to}" is nowhere`);
		}
		const decided = read<{ body: string }>(
			"select distinct body from log where area = ? and kind = 'evaluation' and body is not null",
			area,
		);
		if (decided.length > 1) throw new Breach('what is decided stays so', `${decided.length} times decided`);
	};

	return {
		holdAtEachMoment: (receipts) => {
			if (restores() > 0) return; // what was agreed since is heard again
			ties();
			lent();
			raised(receipts);
		},
		areKept: (receipts) => {
			if (restores() > 0) return;
			keepers(receipts);
			evaluation(receipts);
		},
	};
}

const WRITES = ['evaluation.write', 'evaluation.comment'];
type Edit = { field: string; was?: string; to: string };
type Row = Record<string, unknown> & { wishes: { field: string; to?: string }[] };

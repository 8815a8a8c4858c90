/** Introductions: nobody sees how to reach the other before both have said yes, and nothing of who withdrew is left anywhere. */
import { toTokyo } from '../../contract/dates.ts';
import { Breach } from './breach.ts';
import { PRIVATE_MARK } from './hands.ts';
import type { Receipts } from './on-screens.ts';
import { HELPER_MARK, REACH_MARK } from './people-exchange.ts';
import type { Scene } from './scene.ts';
import { traceOf } from './traces.ts';

export type Introductions = {
	/** Throws the first breach that showed on the line. */
	areHonest(): void;
	/** When all is calm: who took their consent back, or whose consent ran out, is in no database and on no device. */
	forgetWhoWithdrew(receipts: Receipts): void;
};

type Case = { needId: string; offerId: string; helper?: true; state: string };

export function watchIntroductions(scene: Scene): Introductions {
	const { network, server, area, written, devices, clockwork, restores, lost, nights } = scene;
	let found: Breach | undefined;

	const statusOf = (id: string): string | undefined => {
		const [row] = server.read<{ body: string }>('select body from receipt where area = ? and id = ?', area, id);
		return row && (JSON.parse(row.body) as { status: string }).status;
	};
	const saidYes = (caseId: string, side: string): boolean =>
		written.some(
			({ id, name, args }) =>
				name === 'case.answer' &&
				args.caseId === caseId &&
				args.side === side &&
				args.answer === 'yes' &&
				(lost.has(id) || statusOf(id) === 'accepted'),
		);
	const proposed = (): (Case & { caseId: string })[] =>
		written
			.filter(({ name }) => name === 'case.propose')
			.map(({ args }) => args as unknown as Case & { caseId: string });

	/** Somebody without an account asked with their ticket, and reads how to reach somebody. */
	const mayKnow = (text: string): boolean => {
		const { introductions = [] } = JSON.parse(text) as {
			introductions?: { caseId: string; contact?: unknown }[];
		};
		return introductions.every(
			({ caseId, contact }) => contact === undefined || (saidYes(caseId, 'need') && saidYes(caseId, 'offer')),
		);
	};

	network.watch(({ device, path, answer }) => {
		if (answer?.status !== 200 || found || !path.startsWith('/p/')) return;
		const asker = devices.find(({ name }) => name === device);
		if (asker?.account === 'admin') return; // whoever brings people together knows both
		const text = new TextDecoder().decode(answer.body);
		if (!text.includes(PRIVATE_MARK)) return;
		if (path.endsWith('/exchange')) {
			if (!mayKnow(text)) found = new Breach('contacts after both said yes', `${device} reads them before`);
		} else if (asker?.account !== 'desk-person' && text.includes(HELPER_MARK)) {
			found = new Breach('who can help is known to coordinators alone', `${device} reads ${path}`);
		} else if (text.includes(REACH_MARK) && !text.includes('"introduction"')) {
			found = new Breach('contacts after both said yes', `${device} reads ${path}`);
		}
	});

	const gone = (receipts: Receipts): string[] => {
		const today = toTokyo(clockwork.now()).date;
		const withdrawn = written
			.filter(({ id, name }) => name === 'helper.withdraw' && receipts.get(id)?.status === 'accepted')
			.map(({ args }) => String(args.helperId));
		const ranOut = written
			.filter(({ name, args }) => name === 'helper.put' && (args.consent as { until: string }).until < today)
			.map(({ args }) => String(args.helperId));
		return [...new Set([...withdrawn, ...(nights() === today ? ranOut : [])])];
	};

	return {
		areHonest: () => {
			if (found) throw found;
		},
		forgetWhoWithdrew: (receipts) => {
			if (restores() > 0) return; // a back-up from before holds them until whoever withdrew is heard again
			const ids = gone(receipts);
			if (ids.length === 0) return;
			const marks = ids.map((id) => `${HELPER_MARK}${id}`);
			const trace = traceOf(scene, HELPER_MARK, marks);
			if (trace) throw new Breach('who withdrew is nowhere', trace);
			for (const caseRow of proposed().filter(({ helper, offerId }) => helper && ids.includes(offerId))) {
				const [row] = server.read<{ body: string }>(
					"select body from private_row where area = ? and scope = 'coordination' and kind = 'case' and id = ? and body is not null",
					...[area, caseRow.caseId],
				);
				if (row && (JSON.parse(row.body) as Case).state !== 'ended')
					throw new Breach('who withdrew is nowhere', `the case ${caseRow.caseId} goes on`);
			}
		},
	};
}

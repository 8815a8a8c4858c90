/** A receipt between its intent and the commit: where its effect stands in the log is known only at the end. */
import type { Receipt } from '../../contract/intent.ts';
import type { ReceiptTable } from '../db/writing-tables.ts';
import type { AreaMemory } from './area-memory.ts';
import type { Outcome } from './intent-context.ts';

/** A receipt whose log position is known only after the commit. */
export class Unsettled {
	readonly row: ReceiptTable;
	readonly n: number;
	/** absent: the receipt was kept before, and its row says it */
	readonly outcome: Outcome | undefined;
	constructor(row: ReceiptTable, n: number, outcome?: Outcome) {
		this.row = row;
		this.n = n;
		this.outcome = outcome;
	}
}

/** A new receipt says from which position of the public log its effect can be seen: the head after this transaction. */
export function settleReceipts(memory: AreaMemory, head: number): void {
	for (const row of memory.receipts.changes().added) row.body = row.body.replace('"seq":null', `"seq":${head}`);
}

export function writeOutcome(outcome: Outcome): string {
	return JSON.stringify(saidOf(outcome, null));
}

function saidOf(outcome: Outcome, seq: number | null): Record<string, unknown> {
	if ('refused' in outcome) {
		return { status: 'refused', code: outcome.refused, ...(outcome.detail && { detail: outcome.detail }) };
	}
	return { status: 'accepted', seq, ...(outcome.result && { result: outcome.result }) };
}

export function settle(receipt: Receipt | Unsettled, head: number): Receipt {
	if (!(receipt instanceof Unsettled)) return receipt;
	const { row, n, outcome } = receipt;
	if (outcome) return { ...saidOf(outcome, head), n, id: row.id } as Receipt;
	const body = JSON.parse(row.body) as Record<string, unknown>;
	if (body.status === 'accepted' && body.seq === null) body.seq = head;
	return { ...body, n, id: row.id } as Receipt;
}

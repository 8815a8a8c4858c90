/** Bringing lists in: asked of the server each time, kept nowhere. What takes long tells how far it is and can be stopped. */
import * as v from 'valibot';
import {
	type ApplyAnswer,
	type ApplyAsk,
	ImportHistory,
	ImportLine,
	MOST_IMPORT_BYTES,
	type PlanAnswer,
	type PlanAsk,
	type SubscribeAsk,
	SubscriptionList,
	UndoAnswer,
} from '../../contract/importing.ts';
import { browserWorld, type World } from './world.ts';

export type ImportTrouble =
	| 'unreachable'
	| 'not-allowed'
	/** the file was a day old, or was brought in already */
	| 'gone'
	| 'too-many'
	| 'too-big'
	| 'no-room'
	| 'changed'
	| 'too-much'
	| 'over'
	| 'bad-address'
	| 'bad-host';

export type ImportProgress = { step: 'read' | 'compare' | 'write'; done: number; of: number };
type Hooks = { onProgress?: (progress: ImportProgress) => void; signal?: AbortSignal };

export type ImportDesk = {
	sendFile(area: string, file: File): Promise<{ id: string } | ImportTrouble>;
	planFile(area: string, id: string, ask: PlanAsk, hooks?: Hooks): Promise<PlanAnswer | ImportTrouble>;
	applyFile(area: string, id: string, ask: ApplyAsk, hooks?: Hooks): Promise<ApplyAnswer | ImportTrouble>;
	dropFile(area: string, id: string): Promise<void>;
	readImports(area: string): Promise<ImportHistory | ImportTrouble>;
	undoImport(area: string, runId: string): Promise<UndoAnswer | ImportTrouble>;
	readSchedule(area: string): Promise<SubscriptionList | ImportTrouble>;
	subscribe(area: string, ask: SubscribeAsk): Promise<'done' | ImportTrouble>;
	orderSubscription(area: string, id: string, order: 'visit' | 'remove'): Promise<SubscriptionList | ImportTrouble>;
};

/** The Excel sheet for groups, to fill in. */
export const groupSheet = (area: string) => `/import/${area}/groups.xlsx`;

export const refusedSheet = (area: string, id: string) => `/import/${area}/files/${id}/refused.csv`;

export function createImportDesk(world: Pick<World, 'fetch'>): ImportDesk {
	const ask = async (path: string, init: RequestInit = {}): Promise<Response | ImportTrouble> => {
		try {
			const answer = await world.fetch(path, {
				cache: 'no-store',
				credentials: 'same-origin',
				redirect: 'error',
				...init,
			});
			return answer.ok ? answer : whyOf(answer.status);
		} catch {
			return 'unreachable'; // no line, or not our server
		}
	};
	const post = (path: string, value: unknown, signal?: AbortSignal) =>
		ask(path, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(value),
			...(signal ? { signal } : {}),
		});
	const parsed = async <S extends v.GenericSchema>(
		answer: Response | ImportTrouble,
		schema: S,
	): Promise<v.InferOutput<S> | ImportTrouble> => {
		if (typeof answer === 'string') return answer;
		const read = v.safeParse(schema, await answer.json().catch(() => undefined));
		return read.success ? read.output : 'unreachable';
	};
	const follow = async (path: string, value: unknown, { onProgress, signal }: Hooks = {}) => {
		const answer = await post(path, value, signal);
		if (typeof answer === 'string') return answer;
		try {
			for await (const line of linesOf(answer)) {
				if ('progress' in line) onProgress?.(line.progress);
				else if ('failed' in line) return TROUBLES[line.failed];
				else return line;
			}
		} catch {
			return 'unreachable'; // the line was cut in the middle: the server has written nothing, or its history says what
		}
		return 'unreachable';
	};
	return {
		async sendFile(area, file) {
			if (file.size > MOST_IMPORT_BYTES) return 'too-big';
			const body = await file.arrayBuffer();
			const answer = await ask(`/import/${area}/files?name=${encodeURIComponent(file.name.slice(0, 150))}`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/octet-stream' },
				body,
			});
			return parsed(answer, v.object({ id: v.string() }));
		},
		async planFile(area, id, asked, hooks) {
			const line = await follow(`/import/${area}/files/${id}/plan`, asked, hooks);
			return typeof line === 'string' ? line : 'plan' in line ? line.plan : 'unreachable';
		},
		async applyFile(area, id, asked, hooks) {
			const line = await follow(`/import/${area}/files/${id}/apply`, asked, hooks);
			return typeof line === 'string' ? line : 'applied' in line ? line.applied : 'unreachable';
		},
		async dropFile(area, id) {
			await post(`/import/${area}/files/${id}/drop`, {});
		},
		readImports: async (area) => parsed(await ask(`/import/${area}/runs`), ImportHistory),
		readSchedule: async (area) => parsed(await ask(`/import/${area}/schedule`), SubscriptionList),
		async subscribe(area, wish) {
			const answer = await post(`/import/${area}/subscriptions`, wish);
			return typeof answer === 'string' ? answer : 'done';
		},
		orderSubscription: async (area, id, order) =>
			parsed(await post(`/import/${area}/subscriptions/${id}/${order}`, {}), SubscriptionList),
		undoImport: async (area, runId) => parsed(await post(`/import/${area}/runs/${runId}/undo`, {}), UndoAnswer),
	};
}

const TROUBLES = { changed: 'changed', 'too-much': 'too-much', nothing: 'gone', unexpected: 'unreachable' } as const;

async function* linesOf(answer: Response): AsyncGenerator<ImportLine> {
	if (!answer.body) return;
	const reader = answer.body.getReader();
	const decoder = new TextDecoder();
	let text = '';
	for (let done = false; !done; ) {
		const part = await reader.read();
		done = part.done;
		text += decoder.decode(part.value, { stream: !done });
		const lines = text.split('\n');
		text = lines.pop() ?? '';
		for (const line of lines) yield v.parse(ImportLine, JSON.parse(line));
	}
}

function whyOf(status: number): ImportTrouble {
	if (status === 401 || status === 403) return 'not-allowed';
	if (status === 404) return 'gone';
	if (status === 409) return 'over';
	if (status === 413) return 'too-big';
	if (status === 429) return 'too-many';
	if (status === 400) return 'bad-address';
	if (status === 422) return 'bad-host';
	return status === 507 ? 'no-room' : 'unreachable';
}

export const {
	sendFile,
	planFile,
	applyFile,
	dropFile,
	readImports,
	undoImport,
	readSchedule,
	subscribe,
	orderSubscription,
} = createImportDesk(browserWorld());

import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApplyAnswer, ImportChoices, PlanAnswer } from '../../../contract/importing.ts';
import { paths } from '../../../contract/paths.ts';
import {
	applyFile,
	dropFile,
	type ImportProgress,
	type ImportTrouble,
	planFile,
	sendFile,
} from '../../data/importing.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

export type ImportState =
	| { step: 'choose' }
	| { step: 'working'; progress?: ImportProgress }
	| { step: 'plan'; plan: PlanAnswer }
	| { step: 'done'; applied: ApplyAnswer };

export type ImportWork = {
	state: ImportState;
	trouble: ImportTrouble | null;
	/** keys of differences in which the list wins */
	takeFile: readonly string[];
	send(file: File): void;
	/** plans anew with these answers */
	choose(choices: ImportChoices): void;
	setTakeFile(keys: readonly string[]): void;
	apply(): void;
	/** gives the file up, or stops what is under way */
	stop(): void;
};

export const TROUBLE_WORDS: Record<ImportTrouble, MessageKey> = {
	unreachable: 'importing.unreachable',
	'not-allowed': 'importing.notMineLead',
	gone: 'importing.gone',
	'too-many': 'importing.tooMany',
	'too-big': 'importing.tooBig',
	'no-room': 'importing.noRoom',
	changed: 'importing.changed',
	'too-much': 'importing.tooMuch',
	over: 'importing.over',
	'bad-address': 'importing.subBad',
	'bad-host': 'importing.subHost',
};

/**
 * From a file to a yes. The server keeps the file and the answers; the address names it, so a page that is opened again goes on
 * where it was, and what was not said yes to was never done.
 */
export function useImport(area: string): ImportWork {
	const [state, setState] = useState<ImportState>({ step: 'choose' });
	const [trouble, setTrouble] = useState<ImportTrouble | null>(null);
	const [takeFile, setTake] = useState<readonly string[]>([]);
	const [fileId, setFileId] = useState<string | null>(null);
	const running = useRef<AbortController | null>(null);
	useEffect(() => () => running.current?.abort(), []);

	const nameInAddress = (id: string | null) => {
		setFileId(id);
		history.replaceState(history.state, '', id ? `${paths.importing()}?file=${id}` : paths.importing());
	};
	const leave = (why: ImportTrouble | null) => {
		nameInAddress(null);
		setTake([]);
		setTrouble(why);
		setState({ step: 'choose' });
	};
	const begin = () => {
		running.current?.abort();
		running.current = new AbortController();
		setTrouble(null);
		setState({ step: 'working' });
		const { signal } = running.current;
		return { signal, onProgress: (progress: ImportProgress) => setState({ step: 'working', progress }) };
	};
	const plan = async (id: string, choices?: ImportChoices, take: readonly string[] = takeFile) => {
		const hooks = begin();
		const answer = await planFile(area, id, { ...(choices ? { choices } : {}), takeFile: [...take] }, hooks);
		if (hooks.signal.aborted) return;
		if (typeof answer === 'string') leave(answer);
		else {
			nameInAddress(id);
			setState({ step: 'plan', plan: answer });
		}
	};
	useEffect(() => {
		const id = new URLSearchParams(location.search).get('file');
		if (id && /^[\w-]{1,40}$/.test(id)) void plan(id);
	}, [area]);

	return {
		state,
		trouble,
		takeFile,
		send(file) {
			const hooks = begin();
			void sendFile(area, file).then((sent) => {
				if (hooks.signal.aborted) return;
				if (typeof sent === 'string') leave(sent);
				else void plan(sent.id, undefined, []);
			});
		},
		choose(choices) {
			if (fileId) void plan(fileId, choices);
		},
		setTakeFile(keys) {
			setTake(keys);
			if (fileId && state.step === 'plan') void plan(fileId, state.plan.choices, keys);
		},
		apply() {
			if (!fileId || state.step !== 'plan') return;
			const { choices, digest } = state.plan;
			const hooks = begin();
			void applyFile(area, fileId, { choices, takeFile: [...takeFile], digest }, hooks).then((applied) => {
				if (hooks.signal.aborted) return;
				if (applied === 'changed') void plan(fileId, choices).then(() => setTrouble('changed'));
				else if (typeof applied === 'string') leave(applied);
				else {
					nameInAddress(null);
					setState({ step: 'done', applied });
				}
			});
		},
		stop() {
			running.current?.abort();
			if (fileId) void dropFile(area, fileId);
			leave(null);
		},
	};
}

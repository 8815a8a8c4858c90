/** 相談: a time to meet is given once; what was written is read by its author and coordinators; taken back, it is nowhere. */
import { Breach } from './breach.ts';
import { PRIVATE_MARK } from './hands.ts';
import type { Receipts } from './on-screens.ts';
import { ADVICE_MARK, authorOf, NOTE_MARK } from './people-advice.ts';
import type { Scene } from './scene.ts';
import { traceOf } from './traces.ts';

export type Advice = {
	/** Throws the first breach that showed on the line, and where one time was given twice. */
	isHonest(): void;
	/** When all is calm: what its author took back is in no database and on no device. */
	forgetWhatWasTakenBack(receipts: Receipts): void;
};

type Consult = { id: string; meeting?: { id: string } };

export function watchAdvice(scene: Scene): Advice {
	const { network, server, area, written, devices, restores } = scene;
	let found: Breach | undefined;

	network.watch(({ device, path, answer }) => {
		if (answer?.status !== 200 || found || !path.startsWith('/p/')) return;
		if (devices.find(({ name }) => name === device)?.account === 'admin') return; // whoever coordinates reads all of it
		const text = new TextDecoder().decode(answer.body);
		if (!text.includes(PRIVATE_MARK)) return;
		if (text.includes(NOTE_MARK)) {
			found = new Breach('notes are for coordinators alone', `${device} reads them: ${path}`);
			return;
		}
		const others = text.split(ADVICE_MARK).slice(1);
		const strange = others.find((rest) => !rest.startsWith(`${authorOf(device)}-`));
		if (strange)
			found = new Breach('advice is read by its author', `${device} reads of ${strange.slice(0, 30)}: ${path}`);
	});

	return {
		isHonest: () => {
			if (found) throw found;
			const consults = server.read<{ body: string }>(
				"select body from private_row where area = ? and scope = 'coordination' and kind = 'consult' and body is not null",
				area,
			);
			const holders = new Map<string, string>();
			for (const { id, meeting } of consults.map(({ body }) => JSON.parse(body) as Consult)) {
				if (!meeting) continue;
				const other = holders.get(meeting.id);
				if (other) throw new Breach('a time is given once', `${meeting.id} is ${other}'s and ${id}'s`);
				holders.set(meeting.id, id);
			}
			const shown = server.read<{ id: string }>(
				"select id from rows where area = ? and kind = 'meeting' and body is not null",
				area,
			);
			const taken = shown.find(({ id }) => holders.has(id));
			if (taken) throw new Breach('none that is taken is shown as free', `${taken.id} is ${holders.get(taken.id)}'s`);
		},
		forgetWhatWasTakenBack: (receipts) => {
			if (restores() > 0) return; // a back-up from before holds it until it is withdrawn from there as well
			const withdrawn = new Set(
				written
					.filter(({ id, name }) => name === 'consult.withdraw' && receipts.get(id)?.status === 'accepted')
					.map(({ args }) => String(args.consultId)),
			);
			const marks = written
				.filter(({ id, name }) => WORDS.includes(name) && receipts.get(id)?.status === 'accepted') // what was refused is its author's
				.filter(({ args }) => withdrawn.has(String(args.consultId)))
				.map(({ args }) => String(args.text));
			const trace = traceOf(scene, ADVICE_MARK, marks);
			if (trace) throw new Breach('what was taken back is nowhere', trace);
		},
	};
}

const WORDS = ['consult.ask', 'consult.add'];

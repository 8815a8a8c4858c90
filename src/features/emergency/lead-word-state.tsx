/** What became of a word that was sent from here: on this device, on its way, there, or back with the reason. */
import { useState } from 'preact/hooks';
import { TOWN_ID } from '../../../contract/emergency-at.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import { paths } from '../../../contract/paths.ts';
import { keep } from '../../data/keep.ts';
import { dismiss, outbox, type Returned, returned } from '../../data/outbox.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { whyOf } from '../../ui/refusal-words.ts';

export type WordName = 'emergency.put' | 'emergency.station';
export type WordState = 'full' | 'waits' | 'arrived' | Returned | undefined;

/**
 * Sends words about one row (`id`: a place's, or the town's) and follows them. `refused`: the one that is written anew here; it is
 * looked after once the new one is kept.
 */
export function useWord<N extends WordName>(
	name: N,
	id: string,
	refused: Returned | undefined,
): { say: (args: ArgsOf<N>) => void; state: WordState } {
	const [sent, setSent] = useState<{ told: 'kept' | 'full'; before: ReadonlySet<string> }>();
	const isAbout = (one: { name: string; args: Record<string, unknown> }) =>
		one.name === name && String(one.args.placeId ?? TOWN_ID) === id;
	const say = (args: ArgsOf<N>) => {
		const before = new Set(returned.peek().map((one) => one.id));
		void keep(name, args).then(async (told) => {
			setSent({ told, before });
			if (told === 'kept' && refused) await dismiss(refused.id);
		});
	};
	const cameBack = returned.value.find((one) => isAbout(one) && !sent?.before.has(one.id));
	if (sent?.told === 'full') return { say, state: 'full' };
	if (outbox.value.some(isAbout)) return { say, state: 'waits' };
	return { say, state: cameBack ?? (sent && 'arrived') };
}

/** `again`: the id of the one that stands in the form already. */
export function WordStateNote({ state, again }: { state: WordState; again: string }) {
	if (state === undefined) return null;
	if (state === 'full') {
		return (
			<p class="field__error" role="alert">
				<T k="emergencyLead.full" />
			</p>
		);
	}
	if (state === 'waits' || state === 'arrived') {
		return (
			<p class={state === 'waits' ? 'emergency__waits' : 'emergency__arrived'} role="status">
				<T k={state === 'waits' ? 'emergencyLead.waits' : 'emergencyLead.arrived'} />
			</p>
		);
	}
	const { placeId } = state.args;
	const href = paths.emergencySwitch(typeof placeId === 'string' ? placeId : undefined);
	return (
		<div class="emergency__waits" role="status">
			<p>
				<T k="outbox.returnedLead" />
			</p>
			<p>
				<T k={whyOf(state.code, state.name)} />
			</p>
			{state.id !== again && (
				<LinkButton href={`${href}${href.includes('?') ? '&' : '?'}again=${state.id}`}>
					<T k="outbox.again" />
				</LinkButton>
			)}
		</div>
	);
}

/** What the server needs to know of an intent to run it. */
import type { ArgsOf, IntentName } from '../../contract/intents.ts';
import type { Target } from '../../contract/roles.ts';
import type { IntentContext, Outcome } from './intent-context.ts';

export type Handler<N extends IntentName> = {
	/** What it speaks of, for the rights table. Null: that is not there, or not where the intent says. */
	target(context: IntentContext, args: ArgsOf<N>): Promise<Target | null> | Target | null;
	/** For intents that their author may write: is this its author? */
	isAuthor?(context: IntentContext, args: ArgsOf<N>): Promise<boolean>;
	/** Whoever has no right to it is not told that it exists. */
	hidden?: boolean;
	/** Decides and does it. What it did is taken back when it refuses. */
	run(context: IntentContext, args: ArgsOf<N>): Promise<Outcome>;
};

export type Handlers = { [N in IntentName]: Handler<N> };

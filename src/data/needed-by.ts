/** Which waiting intent makes the thing that a new one speaks of: if it is refused, the new one makes no sense. */
import type { IntentName } from '../../contract/intents.ts';
import type { OwnTables } from './own-tables.ts';

/**
 * Intents that always make something new, with the argument that names it. A notice is made and changed by one intent, so what
 * follows it does not depend on it.
 */
const MAKES: Partial<Record<IntentName, string>> = {
	'request.ask': 'requestId',
	'request.note-down': 'requestId',
	'closure.put': 'closureId',
	'event.create': 'eventId',
	'guide.create': 'guideId',
	'exchange.raise': 'exchangeId',
	'case.propose': 'caseId',
	'consult.ask': 'consultId',
};
const NAMED_BY = [...new Set(Object.values(MAKES))];

/** The id of the unanswered intent of the same numbering that makes what `args` name; undefined: none does. */
export async function neededBy(
	tables: OwnTables,
	name: IntentName,
	args: Readonly<Record<string, unknown>>,
	client: string,
): Promise<string | undefined> {
	if (name in MAKES || !NAMED_BY.some((field) => field in args)) return undefined;
	const makes = (of: string) => MAKES[of as IntentName];
	const maker = (await tables.waiting.toArray()).find((one) => {
		const field = makes(one.name);
		return one.waits && one.client === client && field !== undefined && one.args[field] === args[field];
	});
	return maker?.id;
}

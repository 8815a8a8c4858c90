/**
 * What the server tells whoever runs it: one JSON object a line.
 *
 * Never in it: addresses of clients, query text, headers, row content. A person's reading is nobody's business.
 */

export type Journal = {
	info(what: string, facts?: Record<string, string | number | boolean>): void;
	error(what: string, error: unknown): void;
};

export const silentJournal: Journal = { info: () => {}, error: () => {} };

/** Lines on the given stream; standard output when run under a supervisor. */
export function createJournal(stream: { write(line: string): unknown }, now: () => number): Journal {
	function write(level: 'info' | 'error', what: string, facts: Record<string, unknown>) {
		stream.write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, what, ...facts })}\n`);
	}
	return {
		info: (what, facts = {}) => write('info', what, facts),
		error(what, error) {
			const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
			write('error', what, { message, stack });
		},
	};
}

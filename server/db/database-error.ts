/** Errors of the two drivers: the transaction cannot go on. */
export function isDatabaseError(error: unknown): boolean {
	return (
		error instanceof Error &&
		('errcode' in error ||
			'severity' in error ||
			error.name === 'DatabaseError' ||
			/^(?:ECONN|EPIPE)/.test(String((error as NodeJS.ErrnoException).code ?? '')))
	);
}

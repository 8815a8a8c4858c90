/** Who did what: asked of the server each time and kept nowhere, as it names people. */
import * as v from 'valibot';
import { AuditAnswer } from '../../contract/private-feed.ts';
import { browserWorld, type World } from './world.ts';

export type AuditSubject = { kind: string; id: string } | { person: string } | null;

/** A number above all lines: the newest first. */
const FROM_THE_END = '999999999999999';

/** The newest lines, or those before line `before`. */
export async function readAudit(
	area: string,
	subject: AuditSubject,
	before: number | undefined,
	world: Pick<World, 'fetch'> = browserWorld(),
): Promise<AuditAnswer | 'unreachable' | 'not-allowed'> {
	const question = new URLSearchParams({ ...subject, before: before === undefined ? FROM_THE_END : String(before) });
	try {
		const answer = await world.fetch(`/p/${encodeURIComponent(area)}/audit?${question}`, {
			cache: 'no-store',
			credentials: 'same-origin',
			redirect: 'error',
		});
		if (answer.status === 401 || answer.status === 403) return 'not-allowed';
		const read = answer.ok ? v.safeParse(AuditAnswer, await answer.json()) : null;
		return read?.success ? read.output : 'unreachable';
	} catch {
		return 'unreachable'; // no line, or not our server
	}
}

/** Where the same is taken home as a sheet. */
export function auditSheet(area: string, subject: AuditSubject): string {
	return `/p/${encodeURIComponent(area)}/audit.csv?${new URLSearchParams({ ...subject })}`;
}

/** The town that screens show first: the smallest code. */
import type { Query } from '../db/database.ts';

/** A new town with a smaller code is noticed after at most so long. */
const LOOK_EVERY_MS = 2_000;

export type FirstArea = {
	/** undefined: this server hosts no town yet */
	find(): Promise<string | undefined>;
	/** what `find` said, if that is recent enough */
	known(): string | undefined;
};

export function createFirstArea(db: Query): FirstArea {
	let code: string | undefined;
	let lookedAt = Number.NEGATIVE_INFINITY;
	const known = () => (performance.now() - lookedAt <= LOOK_EVERY_MS ? code : undefined);
	return {
		known,
		async find() {
			const recent = known();
			if (recent !== undefined) return recent;
			const first = await db.selectFrom('area').select('code').orderBy('code').limit(1).executeTakeFirst();
			code = first?.code;
			lookedAt = performance.now();
			return code;
		},
	};
}

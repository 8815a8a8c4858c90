/** People with an account: by invitation only. Readers need none. */
import * as v from 'valibot';
import { Id, Instant, rowFields } from './common.ts';
import { Uuid } from './intent.ts';
import { Role } from './roles.ts';

/** A person as administrators see them, in `people`. */
export const MemberRow = v.looseObject({
	...rowFields,
	name: v.string(),
	email: v.string(),
	roles: v.array(Role),
	state: v.picklist(['invited', 'active', 'removed']),
	invitedAt: v.optional(Instant),
	lastSignInAt: v.optional(Instant),
	secondFactor: v.optional(v.boolean()),
});
export type MemberRow = v.InferOutput<typeof MemberRow>;

/** What an account may do, for itself to see, in `person/{accountId}`; id `me`. */
export const MeRow = v.looseObject({ ...rowFields, name: v.string(), email: v.string(), roles: v.array(Role) });
export type MeRow = v.InferOutput<typeof MeRow>;

const email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254));

export const PEOPLE_INTENTS = {
	'person.invite': v.looseObject({
		accountId: Uuid,
		name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
		email,
		roles: v.pipe(v.array(Role), v.minLength(1), v.maxLength(20)),
	}),
	'person.roles': v.looseObject({
		accountId: Id,
		roles: v.pipe(v.array(Role), v.maxLength(20)),
		/** somebody lost a device: all sessions end */
		endSessions: v.optional(v.boolean()),
		/** … and the authenticator app was on it: another is set up at the next sign-in. Ends all sessions too */
		resetFactor: v.optional(v.boolean()),
	}),
	/** Ends all sessions; their devices delete what they hold at the next contact. */
	'person.remove': v.looseObject({ accountId: Id }),
} as const;

import type { Indicator, Profile } from './profile.ts';

/** All indicators of the plan, in its order. */
export function indicatorsOf({ policies }: Pick<Profile, 'policies'>): Indicator[] {
	return (policies ?? []).flatMap(({ measures }) => measures.flatMap(({ indicators }) => indicators ?? []));
}

/** What a document depends on, in few characters: the parts of `Recipe.stamp`. */
import { createHash } from 'node:crypto';
import type { Kind } from '../../contract/kinds.ts';
import type { Entry, OpenTown } from './open-town.ts';

/** Changes when any row of these kinds does. */
export function stampOfKinds(town: OpenTown, ...kinds: readonly Kind[]): string {
	return `#${town.lastChange(...kinds)}`;
}

/** Changes when one of these very rows does, or another joins or leaves them. */
export function stampOfRows(...lists: readonly (readonly (Entry<unknown> | undefined)[])[]): string {
	const hash = createHash('sha256');
	for (const list of lists) {
		for (const entry of list) if (entry) hash.update(`${entry.id}\0${entry.rev}\n`);
		hash.update('\x01');
	}
	return hash.digest('base64url').slice(0, 22);
}

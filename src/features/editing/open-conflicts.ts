import type { ConflictRow } from '../../../contract/editing.ts';
import type { Event } from '../../../contract/event.ts';
import type { Group } from '../../../contract/group.ts';
import type { Guide } from '../../../contract/guide.ts';
import { privateTown } from '../../data/private.ts';
import type { Town } from '../../data/town.ts';

/** Two readings of what is there: where the record is gone, nobody can decide. */
export function openConflicts(town: Town): (ConflictRow & { scope: string })[] {
	return [...(privateTown.value?.conflicts.values() ?? [])].filter(({ record }) => rowOf(town, record));
}

export function rowOf(town: Town, { kind, id }: ConflictRow['record']): Group | Event | Guide | undefined {
	if (kind === 'guide') return town.guides.get(id);
	return kind === 'group' ? town.groups.get(id) : town.events.get(id);
}

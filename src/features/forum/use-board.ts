import { useParams } from '@tanstack/react-router';
import { useEffect } from 'preact/hooks';
import { leadsForums } from '../../../contract/roles.ts';
import { type Board, boardOf, forums, look, takePart } from '../../data/forums.ts';
import { outbox } from '../../data/outbox.ts';
import { session } from '../../data/session.ts';
import { town } from '../../data/town.ts';

/** Does somebody sit here who prepares forums? The server decides again. */
export function leadsHere(): boolean {
	const here = session.value;
	return here !== null && leadsForums({ accountId: here.accountId, name: here.name, roles: here.roles });
}

export type BoardHere = { id: string; board: Board | null; isRead: boolean; leads: boolean };

/** The board of the address, asked for often while it is looked at. Whoever prepares forums takes part by looking. */
export function useBoard(): BoardHere {
	const { id = '' } = useParams({ strict: false });
	const all = forums.value;
	const held = all?.find((one) => one.id === id);
	const leads = leadsHere();
	const date = town.value?.forums.get(id)?.date ?? held?.date;
	useEffect(() => {
		if (all !== null && leads && !held?.leads && date) void takePart({ id, date, leads: true });
	}, [id, leads, all === null, held?.leads, date]);
	useEffect(() => look(id), [id]);
	return { id, board: held ? boardOf(held, outbox.value) : null, isRead: all !== null, leads };
}

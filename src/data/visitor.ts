/** What a visitor may have left on a device that is nobody's. */
import { type Box, box } from './own-box.ts';

/**
 * Deletes forms not yet finished, what came back refused, ways back to requests and photographs, by reading the store itself:
 * no screen needs to have been opened for it to be found. What is sealed and waits to be sent stays until it is sent.
 */
export function createVisitorDesk(ownBox: Box): { forgetPapers(): Promise<void> } {
	return {
		async forgetPapers() {
			await ownBox.change(async (tables) => {
				for (const { key } of await tables.drafts.toArray()) await tables.drafts.delete(key);
				for (const { id } of await tables.returned.toArray()) await tables.returned.delete(id);
				for (const { requestId } of await tables.tickets.toArray()) await tables.tickets.delete(requestId);
				for (const { hash } of await tables.pictures.toArray()) await tables.pictures.delete(hash);
			});
		},
	};
}

export const { forgetPapers } = createVisitorDesk(box);

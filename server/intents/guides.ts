/** 制度・講座・読み物・まなびの道すじ: written, vouched for, taken down. */

import { GUIDE_FIELDS } from '../../contract/guide-fields.ts';
import { conflictId } from '../editing/conflicts.ts';
import { vouched } from '../editing/edit-event.ts';
import { createGuide, editGuide } from '../editing/edit-guide.ts';
import { roleInWords } from '../editing/who.ts';
import type { Handler } from './handler.ts';
import type { IntentContext } from './intent-context.ts';

const existing = async (context: IntentContext, { guideId }: { guideId: string }) =>
	(await context.read('guide', guideId)) ? {} : null;

export const makeGuide: Handler<'guide.create'> = {
	target: () => ({}),
	run: (context, args) => createGuide(context, args),
};

export const changeGuide: Handler<'guide.edit'> = {
	target: existing,
	run: (context, { guideId, fields }) => editGuide(context, guideId, fields),
};

export const confirmGuide: Handler<'guide.confirm'> = {
	target: existing,
	async run(context, { guideId }) {
		const seen = await context.read('guide', guideId);
		if (!seen) return { refused: 'not-found' };
		const data = vouched(context, seen.data, await roleInWords(context, {}));
		await context.put({ kind: 'guide', id: guideId, data });
		context.audit({ kind: 'guide', recordId: guideId, after: { confirmedAt: data.confirmedAt } });
		return { accepted: true };
	},
};

/** What leads to it says so in words from then on. */
export const endGuide: Handler<'guide.end'> = {
	target: existing,
	async run(context, { guideId }) {
		const seen = await context.read('guide', guideId);
		if (!seen) return { refused: 'not-found' };
		await context.put({ kind: 'guide', id: guideId, data: null });
		// nobody can decide between readings of what is not there any more
		for (const field of GUIDE_FIELDS) {
			const id = conflictId({ kind: 'guide', id: guideId }, field);
			if (await context.privateRead('coordination', 'conflict', id)) {
				await context.privatePut('coordination', 'conflict', id, null);
			}
		}
		context.audit({ kind: 'guide', recordId: guideId, before: { title: seen.data.title }, after: null });
		return { accepted: true };
	},
};

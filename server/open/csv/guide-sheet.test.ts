import { expect, test } from 'vitest';
import type { Guide } from '../../../contract/guide.ts';
import { evaluatedProfile } from '../../testing/written-town.ts';
import type { OpenTown } from '../open-town.ts';
import { GUIDE_SHEET } from './guide-sheet.ts';

test('fields are written by name; a code that the town no longer knows stays readable as it is', () => {
	const profile = { ...evaluatedProfile(), fields: [{ code: '03', name: { ja: 'まちづくり' } }] };
	const row: Guide = { id: 'a', guideType: 'grant', title: '補助', summary: { ja: '補助' }, fields: ['03', '99'] };
	const column = GUIDE_SHEET.find(({ header }) => header === '活動分野');
	const written = String(column?.cell({ row, profile, town: { code: '132039' } as OpenTown }));
	expect(written).toContain('まちづくり');
	expect(written).not.toContain('03');
	expect(written).toContain('99');
});

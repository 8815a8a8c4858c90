/** The town of every run, as it is at the beginning. */
import type { RowChange } from '../../server/log.ts';
import { evaluatedProfile, TOWN } from '../../server/testing/written-town.ts';

export const AREA = '990001';
/** 10:00 on 23 November 2026 in Japan. */
export const START_MS = Date.UTC(2026, 10, 23, 1, 0, 0);
export const GROUPS = 8;

/** 施策 of the plan, and the 年度 that is evaluated. */
export const MEASURES = ['1-1', '1-2'] as const;
export const EVALUATED = 2025;

const PROFILE: RowChange = {
	kind: 'profile',
	id: AREA,
	data: {
		...evaluatedProfile(),
		...{ id: AREA, code: AREA, name: '見本市', sample: true },
	},
};

/** The group that people edit; the others are changed by the city's lists. */
const CLUB: RowChange = {
	kind: 'group',
	id: 'club',
	data: { id: 'club', name: '園芸の会', fields: ['01'], recruiting: 'unknown' },
};

/** 相談窓口 */
const DESKS: RowChange[] = ['city', 'plaza'].map((id) => ({
	kind: 'guide',
	id,
	data: { id, guideType: 'desk', title: `窓口${id}`, summary: { ja: '相談できます' } },
}));

export function groupRow(i: number, name: string): RowChange {
	return { kind: 'group', id: `g${i}`, data: { id: `g${i}`, name, fields: ['01'], recruiting: 'unknown' } };
}

export function townRows(): RowChange[] {
	return [PROFILE, CLUB, ...DESKS, ...TOWN, ...Array.from({ length: GROUPS }, (_, i) => groupRow(i, `会${i}`))];
}

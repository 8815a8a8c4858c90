import type { Guide } from './guide.ts';

/** How guides are listed and written: their types, and apart from articles those with steps (まなびの道すじ). */
export const GUIDE_VIEWS = ['grant', 'course', 'path', 'article', 'desk'] as const;
export type GuideView = (typeof GUIDE_VIEWS)[number];

export function viewOf({ guideType, steps }: Pick<Guide, 'guideType' | 'steps'>): GuideView {
	return guideType === 'article' && steps?.length ? 'path' : guideType;
}

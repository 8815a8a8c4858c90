import type { guides as ja } from '../ja/guides.ts';

export const guides: Record<keyof typeof ja, string> = {};

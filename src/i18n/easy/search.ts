import type { search as ja } from '../ja/search.ts';

export const search: Record<keyof typeof ja, string> = {};

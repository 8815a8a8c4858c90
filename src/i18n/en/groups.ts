import type { groups as ja } from '../ja/groups.ts';

export const groups: Record<keyof typeof ja, string> = {};

import type { saved as ja } from '../ja/saved.ts';

export const saved: Record<keyof typeof ja, string> = {};

import type { home as ja } from '../ja/home.ts';

export const home: Record<keyof typeof ja, string> = {};

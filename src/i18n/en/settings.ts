import type { settings as ja } from '../ja/settings.ts';

export const settings: Record<keyof typeof ja, string> = {};

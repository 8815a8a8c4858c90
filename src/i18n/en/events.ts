import type { events as ja } from '../ja/events.ts';

export const events: Record<keyof typeof ja, string> = {};

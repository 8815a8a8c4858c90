import type { places as ja } from '../ja/places.ts';

export const places: Record<keyof typeof ja, string> = {};

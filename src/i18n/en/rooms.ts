import type { rooms as ja } from '../ja/rooms.ts';

export const rooms: Record<keyof typeof ja, string> = {};

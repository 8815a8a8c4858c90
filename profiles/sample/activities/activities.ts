import type { Activity } from './activity.ts';
import { MUSIC } from './music.ts';

/** All that groups of the made-up town do. */
export const ACTIVITIES: readonly Activity[] = [...MUSIC];

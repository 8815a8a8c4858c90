/** What the first screen needs; everything else comes with the page that says it. */
import type { FirstMessages } from '../catalogue.ts';
import { common } from './common.ts';
import { home } from './home.ts';

export const first: FirstMessages = { common, home };

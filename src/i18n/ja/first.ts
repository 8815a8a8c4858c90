/** What the first screen needs; everything else comes with the page that says it. */
import { common } from './common.ts';
import { home } from './home.ts';

export const first = { common, home };

/** What is searched for now and whether anything was found: for whoever counts it on a kiosk. Kept nowhere. */
import { signal } from '@preact/signals-core';

/** The text that finds nothing at this moment; empty: nothing is searched, or something was found. */
export const nothingFound = signal('');

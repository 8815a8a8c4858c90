import { expect, test } from 'vitest';
import { named } from '../src/i18n/catalogue.ts';
import { accountMessages } from '../src/i18n/easy/account-messages.ts';
import { first } from '../src/i18n/easy/first.ts';
import { messages } from '../src/i18n/easy/messages.ts';
import { namesModule, textsModule } from './words-in-order.ts';

/** What the module exports, with its imports given. */
function run(code: string, given: Record<string, unknown>): Record<string, unknown> {
	const body = code.replace(/^import .*$/gm, '').replace(/export const (\w+) =/g, 'given.$1 =');
	new Function('given', ...Object.keys(given), body)(given, ...Object.values(given));
	return given;
}

test.each([
	['readers', 'messages', messages],
	['accounts', 'accountMessages', accountMessages],
] as const)('a built page says to %s what their catalogue says', async (part, name, words) => {
	const { names } = run(await namesModule(part), {});
	expect(run(await textsModule('easy', part), { first, named, names })[name]).toEqual(words);
});

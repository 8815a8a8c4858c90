import type { MessageKey } from './catalogue.ts';
import { rawMessage } from './catalogue.ts';
import type { Params } from './marked.ts';
import { plainText } from './marked.ts';

/** A message as plain text, readings left out: for labels, titles and attributes. On the screen prefer `<T>`. */
export function t(key: MessageKey, params?: Params): string {
	return plainText(rawMessage(key), params);
}

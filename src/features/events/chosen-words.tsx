/** What is chosen on the list of events, as words: in the heading, and as something to take away. */
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { plainText } from '../../i18n/marked.ts';
import { type Phrase, readable } from '../../i18n/phrases.tsx';
import { t } from '../../i18n/t.ts';
import { Marked } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { EVENT_TYPE_WORDS } from '../../ui/event-type.ts';
import type { Chosen } from '../../ui/narrowing.tsx';
import { fieldName } from './event-words.tsx';
import type { EventFilter } from './queries.ts';

/** The part of the heading that says which events. */
export function whichEvents(town: Town, filter: EventFilter): readonly Phrase[] {
	const phrases: Phrase[] = [];
	const say = (k: MessageKey, params: Record<string, string>) => phrases.push({ k, params });
	if (filter.q.trim()) say('events.phraseText', { text: filter.q.trim() });
	if (filter.place) say('events.phrasePlace', { name: placeName(town, filter.place) });
	if (filter.audience === 'everyone') say('events.phraseEveryone', {});
	else if (filter.audience) say('events.phraseAudience', { name: t(AUDIENCE_WORDS[filter.audience]) });
	if (filter.field) say('events.phraseType', { name: worded(fieldName(town.profile, filter.field)) });
	if (filter.type) say('events.phraseType', { name: t(EVENT_TYPE_WORDS[filter.type]) });
	return readable(phrases, 'events.phraseMany');
}

export function chosenEvents(
	town: Town,
	filter: EventFilter,
	hrefOf: (patch: Partial<EventFilter>) => string,
): Chosen[] {
	const chosen: Chosen[] = [];
	const add = (key: string, marked: string, patch: Partial<EventFilter>) =>
		chosen.push({ key, label: <Marked text={marked} />, name: plainText(marked), without: hrefOf(patch) });
	const q = filter.q.trim();
	if (q) chosen.push({ key: 'q', label: `「${q}」`, name: q, without: hrefOf({ q: '' }) });
	if (filter.place) add('place', placeName(town, filter.place), { place: '' });
	if (filter.audience) add('for', t(AUDIENCE_WORDS[filter.audience]), { audience: '' });
	if (filter.type) add('type', t(EVENT_TYPE_WORDS[filter.type]), { type: '' });
	if (filter.field) add('field', worded(fieldName(town.profile, filter.field)), { field: '' });
	return chosen;
}

function placeName(town: Town, id: string): string {
	return town.places.get(id)?.name ?? id;
}

/**
 * Kinds of events and uses of rooms as SKOS concepts of our own scheme: the national activity list of OpenActive is British and
 * about sport, so nothing of it is claimed.
 */
import { EVENT_TYPES, type Event } from '../../../contract/event.ts';
import { PURPOSES, type Purpose } from '../../../contract/room.ts';
import { PURPOSE_WORDS } from '../csv/room-sheet.ts';
import { EVENT_TYPE_WORDS } from '../event-words.ts';

export const CONCEPTS_FILE = 'openactive/concepts.jsonld';

export function schemeOf(base: string): string {
	return `${base}/${CONCEPTS_FILE}`;
}

export function typeConcept(type: Event['eventType'], base: string) {
	return concept(`event-${type}`, EVENT_TYPE_WORDS[type], base);
}

export function purposeConcept(purpose: Purpose, base: string) {
	return concept(`room-${purpose}`, PURPOSE_WORDS[purpose], base);
}

function concept(name: string, label: string, base: string) {
	const scheme = schemeOf(base);
	return { '@type': 'Concept', '@id': `${scheme}#${name}`, prefLabel: label, inScheme: scheme };
}

/** The scheme itself, so that the ids lead somewhere. */
export function writeConcepts(base: string): string {
	const all = [
		...EVENT_TYPES.map((type) => typeConcept(type, base)),
		...PURPOSES.map((purpose) => purposeConcept(purpose, base)),
	];
	return JSON.stringify({
		'@context': 'https://openactive.io/',
		'@type': 'ConceptScheme',
		'@id': schemeOf(base),
		title: '縁側：催しの種類と部屋の使いみち',
		license: 'https://creativecommons.org/publicdomain/zero/1.0/',
		// the context knows both spellings; readers of such lists look for this one
		concept: all.map((each) => ({ type: each['@type'], id: each['@id'], prefLabel: each.prefLabel })),
	});
}

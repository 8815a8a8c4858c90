/** What is chosen on the list of groups, as words: each once in the heading, once as something to take away. */
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { plainText } from '../../i18n/marked.ts';
import { type Phrase, readable } from '../../i18n/phrases.tsx';
import { t } from '../../i18n/t.ts';
import { Marked } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import type { Chosen } from '../../ui/narrowing.tsx';
import { areaName, BAND_WORDS, fieldName, RECRUITING_WORDS, stageName, weekdayWords } from './group-words.tsx';
import type { Band, GroupFilter } from './queries.ts';

/** The part of the heading that says which groups. */
export function whichGroups(town: Town, filter: GroupFilter): readonly Phrase[] {
	return readable(phrasesOf(town, filter), 'groups.foundByMany');
}

function phrasesOf(town: Town, filter: GroupFilter): Phrase[] {
	const phrases: Phrase[] = [];
	const say = (k: MessageKey, params: Record<string, string> = {}) => phrases.push({ k, params });
	const join = t('groups.listJoin');
	const place = town.places.get(filter.place);
	if (filter.q.trim()) say('groups.phraseText', { text: filter.q.trim() });
	if (filter.row) say(filter.row.length > 1 ? 'groups.phraseOther' : 'groups.phraseRow', { row: filter.row });
	if (filter.fields.length > 0) {
		say('groups.phraseField', {
			name: filter.fields.map((code) => worded(fieldName(town.profile, code))).join(join),
		});
	}
	if (filter.area) say('groups.phraseArea', { name: areaName(town.profile, filter.area) });
	if (place) say('groups.phrasePlace', { name: place.name });
	if (filter.audience === 'everyone') say('groups.phraseEveryone', {});
	else if (filter.audience) say('groups.phraseAudience', { name: t(AUDIENCE_WORDS[filter.audience]) });
	if (filter.stage) say('groups.phraseStage', { name: worded(stageName(town.profile, filter.stage)) });
	if (filter.recruiting === 'open') say('groups.phraseOpen');
	if (filter.recruiting === 'ask') say('groups.phraseAsk');
	if (filter.first) say('groups.phraseFirst');
	const day = weekdayWords(filter.days);
	const band = filter.bands.map((one) => t(BAND_WORDS[one as Band])).join(join);
	if (day && band) say('groups.phraseDayBand', { day, band });
	else if (day) say('groups.phraseDay', { day });
	else if (band) say('groups.phraseBand', { band });
	return phrases;
}

/** Each single choice, with the address of the same screen without it. */
export function chosenGroups(
	town: Town,
	filter: GroupFilter,
	hrefOf: (patch: Partial<GroupFilter>) => string,
): Chosen[] {
	const chosen: Chosen[] = [];
	const add = (key: string, marked: string, patch: Partial<GroupFilter>) =>
		chosen.push({ key, label: <Marked text={marked} />, name: plainText(marked), without: hrefOf(patch) });
	const without = (list: readonly string[], one: string) => list.filter((other) => other !== one);
	if (filter.row) add('row', filter.row, { row: '' });
	for (const code of filter.fields) {
		add(`field-${code}`, worded(fieldName(town.profile, code)), { fields: without(filter.fields, code) });
	}
	if (filter.area) add('area', areaName(town.profile, filter.area), { area: '' });
	if (filter.place) add('place', town.places.get(filter.place)?.name ?? filter.place, { place: '' });
	for (const day of filter.days) {
		add(`day-${day}`, weekdayMarked(Number(day), 'long'), { days: without(filter.days, day) });
	}
	for (const band of filter.bands) {
		add(`band-${band}`, t(BAND_WORDS[band as Band]), { bands: without(filter.bands, band) });
	}
	if (filter.audience) add('for', t(AUDIENCE_WORDS[filter.audience]), { audience: '' });
	if (filter.stage) add('stage', worded(stageName(town.profile, filter.stage)), { stage: '' });
	if (filter.recruiting) {
		const name = `${t('groups.recruiting')}：${t(RECRUITING_WORDS[filter.recruiting])}`;
		add('recruiting', name, { recruiting: '' });
	}
	if (filter.first) add('first', t('groups.firstYes'), { first: false });
	return chosen;
}

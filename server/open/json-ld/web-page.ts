/** A page as schema.org says it: under which licence its words stand, which town it belongs to, and what it shows. */
import { attributionLines, datasetsOf, licenceUrl } from '../licences.ts';
import type { OpenTown } from '../open-town.ts';
import type { PublicPage } from '../pages/public-page.ts';
import { type Thing, thing } from './things.ts';

export function webPageThing(page: PublicPage, { town, origin }: { town: OpenTown; origin: string }): Thing {
	const url = origin + page.path;
	const dataset = datasetsOf(town).find(({ id }) => id === page.dataset);
	const [first] = page.things;
	// a list has no address of its own: the page is it
	const isList = first?.['@type'] === 'ItemList';
	const shown = first?.['@id'];
	return thing(isList ? 'CollectionPage' : 'WebPage', {
		'@id': `${url}#page`,
		url,
		name: page.title,
		description: page.description,
		inLanguage: 'ja',
		isPartOf: { '@id': `${origin}/` },
		license: dataset?.licenceUrl ?? licenceUrl(town, origin),
		creditText: dataset ? (dataset.attribution ?? dataset.publisher ?? dataset.title) : attributionLines(town),
		mainEntity: isList ? first : typeof shown === 'string' ? { '@id': shown } : undefined,
	});
}

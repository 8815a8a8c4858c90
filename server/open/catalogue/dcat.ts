/** The town's datasets as DCAT 3 (JSON-LD): for data portals that harvest catalogues. */
import type { Making } from '../documents.ts';
import { attributionLines, datasetsOf, licenceUrl, townName } from '../licences.ts';
import type { OpenAddress } from './open-address.ts';

const CONTEXT = {
	dcat: 'http://www.w3.org/ns/dcat#',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/',
	xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const iana = (type: string) => ({ '@id': `https://www.iana.org/assignments/media-types/${type}` });
const ja = (text: string) => ({ '@language': 'ja', '@value': text });

/** Titles of the subjects that files of several formats share: the name before the first dot. */
export function writeDcat({ town, origin, isCopy }: Making, addresses: readonly OpenAddress[]): string {
	const base = `${origin}/open/${town.code}`;
	const files = addresses.filter(
		({ pattern }) =>
			!pattern.includes('{') &&
			!pattern.endsWith('-metadata.json') &&
			!pattern.startsWith('openactive/') &&
			!pattern.startsWith('dcat'),
	);
	const bySubject = Map.groupBy(
		files.filter(({ exported }) => exported !== false),
		({ pattern }) => pattern.split('.', 1)[0] as string,
	);
	const publisher = { '@type': 'foaf:Agent', 'foaf:name': ja(townName(town)) };
	const licence = { '@id': licenceUrl(town, origin) };
	return JSON.stringify({
		'@context': CONTEXT,
		'@id': `${base}/dcat.jsonld`,
		'@type': 'dcat:Catalog',
		'dct:title': ja(`${townName(town)} オープンデータ`),
		'dct:publisher': publisher,
		'dct:language': 'ja',
		'dct:rights': attributionLines(town).map(ja),
		'dct:source': datasetsOf(town).flatMap(({ url }) => (url === undefined ? [] : [{ '@id': url }])),
		'dcat:dataset': [...bySubject].map(([subject, ofSubject]) => ({
			'@id': `${base}/dcat.jsonld#${subject}`,
			'@type': 'dcat:Dataset',
			'dct:title': [
				ja(ofSubject[0]?.title ?? subject),
				{ '@language': 'en', '@value': ofSubject[0]?.titleEn ?? subject },
			],
			'dct:publisher': publisher,
			'dct:license': licence,
			'dct:spatial': ja(townName(town)),
			'dcat:landingPage': { '@id': isCopy ? `${origin}/open` : base },
			'dcat:distribution': ofSubject.map(({ pattern, type, title }) => ({
				'@type': 'dcat:Distribution',
				'dct:title': ja(title),
				'dct:license': licence,
				'dcat:downloadURL': { '@id': `${base}/${pattern}` },
				'dcat:mediaType': iana(type),
			})),
		})),
		...(isCopy ? {} : { 'dcat:service': [serviceOf(town.code, origin)] }),
	});
}

function serviceOf(code: string, origin: string) {
	return {
		'@type': 'dcat:DataService',
		'dct:title': ja('すべての行のフィード（RPDE 1.0）'),
		'dcat:endpointURL': { '@id': `${origin}/feed/${code}` },
		'dcat:endpointDescription': { '@id': `${origin}/open/openapi.json` },
	};
}

/** CSV on the Web metadata (W3C tabular-metadata): columns, licence and attribution of a sheet, beside it and not inside it. */
import { attributionLines, licenceUrl } from '../licences.ts';
import type { OpenTown } from '../open-town.ts';
import type { Charset } from './write-csv.ts';

export function describeCsv(sheet: {
	town: OpenTown;
	origin: string;
	/** of the sheet, from where its description stands */
	url: string;
	title: string;
	headers: readonly string[];
	charset: Charset;
}): string {
	const { town, origin, url, title, headers, charset } = sheet;
	return JSON.stringify({
		'@context': ['http://www.w3.org/ns/csvw', { '@language': 'ja' }],
		url,
		'dc:title': title,
		'dc:license': { '@id': licenceUrl(town, origin) },
		'dc:rights': attributionLines(town),
		dialect: { encoding: charset, header: true, delimiter: ',', quoteChar: '"', lineTerminators: ['\r\n'] },
		tableSchema: {
			columns: headers.map((header, index) => ({ name: `c${index + 1}`, titles: header, datatype: 'string' })),
		},
	});
}

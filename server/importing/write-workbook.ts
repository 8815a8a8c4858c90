/** A small Excel book (.xlsx) of texts: what a template needs, and no more. `docs/decisions/0108` says why it is ours. */
import { writeZip } from './write-zip.ts';

export type BookSheet = {
	name: string;
	/** the first row is bold and stays in sight */
	rows: readonly (readonly string[])[];
	/** characters; one for each column, 16 where none is given */
	widths?: readonly number[];
	/** lists to choose from, in the rows under the first; another value is taken too, after a question */
	choices?: readonly { column: number; from: string; hint: string }[];
	hidden?: boolean;
};

/** Rows that get the lists to choose from. */
const ROWS_WITH_CHOICES = 2000;

/** The same bytes for the same sheets. */
export function writeWorkbook(sheets: readonly BookSheet[]): Uint8Array {
	const each = (write: (sheet: BookSheet, no: number) => string) =>
		sheets.map((sheet, at) => write(sheet, at + 1)).join('');
	return writeZip([
		{
			name: '[Content_Types].xml',
			content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${MAIN}.styles+xml"/>${each((_, no) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${MAIN}.worksheet+xml"/>`)}</Types>`,
		},
		{ name: '_rels/.rels', content: relations(relation('officeDocument', 1, 'xl/workbook.xml')) },
		{
			name: 'xl/workbook.xml',
			content: `${XML}<workbook xmlns="${SHEETS}" xmlns:r="${RELATIONS}"><sheets>${each(({ name, hidden }, no) => `<sheet name="${asXml(name)}" sheetId="${no}"${hidden ? ' state="hidden"' : ''} r:id="rId${no}"/>`)}</sheets></workbook>`,
		},
		{
			name: 'xl/_rels/workbook.xml.rels',
			content: relations(
				each((_, no) => relation('worksheet', no, `worksheets/sheet${no}.xml`)) +
					relation('styles', sheets.length + 1, 'styles.xml'),
			),
		},
		{ name: 'xl/styles.xml', content: STYLES },
		...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetXml(sheet) })),
	]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function relations(inside: string): string {
	return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
}

function relation(type: string, no: number, target: string): string {
	return `<Relationship Id="rId${no}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
}

/** 0 and 1: texts, so that no number loses its leading zero; 1 is bold. Both break their lines. */
const STYLES = `${XML}<styleSheet xmlns="${SHEETS}"><fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/></font><font><b/><sz val="11"/><name val="Yu Gothic"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F1FE"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function sheetXml({ rows, widths = [], choices = [] }: BookSheet): string {
	const width = Math.max(0, ...rows.map((row) => row.length));
	const columns = Array.from(
		{ length: width },
		(_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[at] ?? 16}" style="0" customWidth="1"/>`,
	).join('');
	const cells = rows
		.map((row, line) => `<row r="${line + 1}">${row.map((text, at) => cellXml(text, at, line)).join('')}</row>`)
		.join('');
	const lists = choices
		.map(({ column, from, hint }) => {
			const name = columnName(column);
			return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" prompt="${asXml(hint)}" sqref="${name}2:${name}${ROWS_WITH_CHOICES}"><formula1>${asXml(from)}</formula1></dataValidation>`;
		})
		.join('');
	return `${XML}<worksheet xmlns="${SHEETS}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${cells}</sheetData>${lists === '' ? '' : `<dataValidations count="${choices.length}">${lists}</dataValidations>`}</worksheet>`;
}

function cellXml(text: string, at: number, line: number): string {
	if (text === '') return '';
	return `<c r="${columnName(at)}${line + 1}" s="${line === 0 ? 1 : 0}" t="inlineStr"><is><t xml:space="preserve">${asXml(text)}</t></is></c>`;
}

/** 0 → A, 26 → AA */
export function columnName(at: number): string {
	const last = String.fromCharCode(65 + (at % 26));
	return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

function asXml(text: string): string {
	return text
		.replace(/(?![\t\n])\p{Cc}/gu, '')
		.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');
}

/**
 * XML as an Excel book has it, event by event, names without their prefixes. A document type is refused before anything is
 * read: no book has one, and entities are what bombs are made of.
 */
/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';
import { FileRefused } from './problem.ts';

export type XmlHeard = {
	open?(name: string, attributes: () => Record<string, string>): void;
	close?(name: string): void;
	text?(text: string): void;
};

/** @throws FileRefused for a document type and for what is not well formed */
export function readXml(bytes: Uint8Array, heard: XmlHeard): void {
	const text = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
	const parser = new Parser();
	const fail = () => {
		throw new FileRefused(
			'file-not-text',
			'Excelブックの中身（XML）が読めません。',
			'Excelで開いて保存しなおしてください。',
		);
	};
	parser
		.on('openTag', (name, attributes) => heard.open?.(local(name), attributes))
		.on('closeTag', (name) => heard.close?.(local(name)))
		.on('text', (part, decode) => heard.text?.(decode(part)))
		.on('cdata', (part) => heard.text?.(part))
		.on('attention', fail)
		.on('error', (error) => {
			throw error instanceof FileRefused ? error : fail();
		})
		.parse(text);
}

function local(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

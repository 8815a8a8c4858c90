/** A row as its text, canonical JSON without `updatedAt`. It is parsed only where somebody asks, and of most rows nobody does. */
import { canonicalJson } from '../canonical-json.ts';
import type { AnyRow } from './plan.ts';

type Data = AnyRow['data'];

export class TextRow {
	readonly kind: AnyRow['kind'];
	readonly id: string;
	readonly body: string;
	#data: Data | undefined;

	constructor(kind: AnyRow['kind'], id: string, body: string) {
		this.kind = kind;
		this.id = id;
		this.body = body;
	}

	static of({ kind, data }: AnyRow): TextRow {
		const { updatedAt: _, ...content } = data;
		const row = new TextRow(kind, data.id, canonicalJson(content));
		row.#data = content as Data;
		return row;
	}

	get data(): Data {
		this.#data ??= JSON.parse(this.body) as Data;
		return this.#data;
	}

	get row(): AnyRow {
		return { kind: this.kind, data: this.data } as AnyRow;
	}

	/** Has the row this field of its own? May say yes for a field of something inside. */
	mayHave(field: string): boolean {
		return this.body.includes(`"${field}":`);
	}

	/** The dataset it came with. */
	get dataset(): string | undefined {
		const [, name] = SOURCE.exec(this.body) ?? [];
		if (name !== undefined) return JSON.parse(name) as string;
		return this.mayHave('source') ? this.data.source?.dataset : undefined;
	}

	/** The line of its file in which it began. */
	get line(): number | undefined {
		const [, digits] = LINE.exec(this.body) ?? [];
		return digits === undefined ? undefined : Number(digits);
	}
}

/** In canonical JSON `dataset` is the first member of `source`; quotes inside texts are escaped, so nothing else looks like it. */
const SOURCE = /"source":\{"dataset":("(?:[^"\\]|\\.)*")/;

/** Only the number of the line in the file, which moves with every row put in above; it says nothing. */
const LINE = /,"line":(\d{1,9})(?=[,}])/;

/** Do two texts of rows say the same, wherever they stood in their file? */
export function saysTheSame(one: string, other: string): boolean {
	return one === other || one.replace(LINE, '') === other.replace(LINE, '');
}

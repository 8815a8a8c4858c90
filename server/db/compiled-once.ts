/** A query whose text is always the same is put together and compiled once for each database; after that only its values change. */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Query } from './database.ts';

type Cell = string | number | null;

/** Stands for a value while the query is put together. */
class Value {
	readonly name: string;
	constructor(name: string) {
		this.name = name;
	}
}

/**
 * `build` gets the database and a way to name its values: `value('area')` stands for what `area` will be each time. Returns the
 * query as a function: it resolves to the rows found, or given back by `returning`.
 */
export function compiledOnce<Name extends string, Row>(
	build: (db: Query, value: (name: Name) => never) => Compilable<Row>,
): (db: Query, values: Readonly<Record<Name, Cell>>) => Promise<Row[]> {
	const compiled = new WeakMap<object, CompiledQuery<Row>>();
	return async (db, values) => {
		// the same for a database and all its transactions
		const { adapter } = db.getExecutor();
		let query = compiled.get(adapter);
		if (!query) {
			query = build(db, (name) => new Value(name) as never).compile();
			compiled.set(adapter, query);
		}
		const parameters = query.parameters.map((each) => (each instanceof Value ? values[each.name as Name] : each));
		return (await db.executeQuery<Row>({ ...query, parameters })).rows;
	};
}

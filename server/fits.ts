/**
 * Whether a value fits a schema, quickly: valibot builds a copy and a list of issues, which for a hundred thousand rows takes
 * longer than reading them. True means that valibot has no issue either. False means nothing: ask valibot, which says why.
 */
import type * as v from 'valibot';

type Fits = (value: unknown) => boolean;

const KNOWN = new WeakMap<object, Fits>();

export function fits(schema: v.GenericSchema, value: unknown): boolean {
	let check = KNOWN.get(schema);
	if (!check) {
		check = checkOf(schema);
		KNOWN.set(schema, check);
	}
	return check(value);
}

/** What is not known here is never said to fit. */
const NEVER: Fits = () => false;

/** The members of valibot's schemas that are read; each is there only in those of its type. */
type Schema = {
	type: string;
	pipe?: readonly [Schema, ...Action[]];
	wrapped?: Schema;
	item?: Schema;
	entries?: Record<string, Schema>;
	key?: Schema | string;
	value?: Schema;
	literal?: unknown;
	options?: readonly unknown[];
};
type Action = { kind: string; type: string; requirement?: unknown };

function checkOf(given: v.GenericSchema | Schema): Fits {
	const schema = given as Schema;
	if (schema.pipe) return pipeOf(schema.pipe);
	switch (schema.type) {
		case 'string':
		case 'boolean':
			return (value) => typeof value === schema.type;
		case 'number':
			return (value) => typeof value === 'number' && !Number.isNaN(value);
		case 'literal':
			return (value) => value === schema.literal;
		case 'picklist': {
			const options = new Set(schema.options);
			return (value) => options.has(value);
		}
		case 'optional': {
			const wrapped = innerOf(schema.wrapped);
			return (value) => value === undefined || wrapped(value);
		}
		case 'array': {
			const item = innerOf(schema.item);
			return (value) => Array.isArray(value) && value.every(item);
		}
		case 'record':
			return recordOf(innerOf(schema.key), innerOf(schema.value));
		case 'loose_object':
			return objectOf(schema.entries ?? {});
		case 'variant':
			return variantOf(schema);
		default:
			return NEVER;
	}
}

function innerOf(schema: Schema | string | undefined): Fits {
	return typeof schema === 'object' ? checkOf(schema) : NEVER;
}

function pipeOf([first, ...actions]: readonly [Schema, ...Action[]]): Fits {
	const checks = [checkOf(first), ...actions.map(actionOf)];
	return (value) => checks.every((check) => check(value));
}

function actionOf({ kind, type, requirement }: Action): Fits {
	if (kind !== 'validation') return NEVER;
	if (requirement instanceof RegExp && type === 'regex' && !requirement.global && !requirement.sticky) {
		return (value) => requirement.test(value as string);
	}
	if (typeof requirement !== 'number') return NEVER;
	if (type === 'min_length') return (value) => (value as string).length >= requirement;
	if (type === 'max_length') return (value) => (value as string).length <= requirement;
	return NEVER;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function recordOf(key: Fits, item: Fits): Fits {
	return (value) => {
		if (!isObject(value)) return false;
		for (const name in value) if (!key(name) || !item(value[name])) return false;
		return true;
	};
}

/** A row has few of the many fields it may have, so its own are walked. */
function objectOf(entries: Record<string, Schema>): Fits {
	const checks = new Map(Object.entries(entries).map(([name, schema]) => [name, checkOf(schema)]));
	const needed = Object.keys(entries).filter((name) => entries[name]?.type !== 'optional');
	return (value) => {
		if (!isObject(value)) return false;
		for (const name of needed) if (!(name in value)) return false;
		for (const name in value) {
			const check = checks.get(name);
			if (check !== undefined && !check(value[name])) return false;
		}
		return true;
	};
}

function variantOf({ key, options = [] }: Schema): Fits {
	if (typeof key !== 'string') return NEVER;
	const checks = new Map<unknown, Fits>();
	for (const option of options as readonly Schema[]) {
		const told = option.entries?.[key];
		if (told?.type === 'literal' && !checks.has(told.literal)) checks.set(told.literal, checkOf(option));
	}
	return (value) => isObject(value) && (checks.get(value[key]) ?? NEVER)(value);
}

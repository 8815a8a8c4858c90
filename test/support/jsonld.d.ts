/** The two functions of jsonld that tests use; the package brings no types. */
declare module 'jsonld' {
	type Options = { documentLoader: (url: string) => Promise<unknown> };
	const jsonld: {
		expand(document: unknown, options: Options): Promise<unknown>;
		compact(document: unknown, context: unknown, options: Options): Promise<unknown>;
	};
	export = jsonld;
}

/** Imported before a suite: it runs on PostgreSQL, where it otherwise runs on SQLite. */
declare global {
	var engawaSuitesOnPostgres: boolean | undefined;
}

globalThis.engawaSuitesOnPostgres = true;

export {};

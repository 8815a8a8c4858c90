/** `npm run export -- --to DIR [--area CODE] [--url ADDRESS]`: the public town as files, while the server runs. */
import { parseArgs } from 'node:util';
import { toTokyo } from '../../contract/dates.ts';
import { readPictureUrl } from '../../contract/picture.ts';
import { readAreas } from '../areas.ts';
import { complain } from '../complain.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { TownReader } from '../open/open-town.ts';
import { readPicture } from '../pictures/picture-store.ts';
import { systemClock } from '../store.ts';
import { ExportRefused, exportTown } from './export-town.ts';

const USAGE =
	'npm run export -- --to FOLDER [--area 132039] --url https://archive.example.jp\n' +
	'  --url: where the files will stand; without it, ENGAWA_PUBLIC_URL';

try {
	const { values } = parseArgs({
		options: {
			to: { type: 'string' },
			area: { type: 'string' },
			url: { type: 'string' },
			help: { type: 'boolean', short: 'h' },
		},
	});
	const config = readConfig(process.env);
	const origin = values.url === undefined ? config.publicUrl : originOf(values.url);
	if (values.help || values.to === undefined || origin === undefined) {
		process.stderr.write(`${USAGE}\n`);
		process.exitCode = values.help ? 0 : 2;
	} else {
		const db = await openDatabase(config.database);
		try {
			const areas = await readAreas(db.kysely);
			const code = values.area ?? areas[0]?.code;
			const state = await db.kysely
				.selectFrom('area')
				.selectAll()
				.where('code', '=', code ?? '')
				.executeTakeFirst();
			if (code === undefined || !state) {
				throw new ExportRefused(
					`--area: write one of ${areas.map((area) => area.code).join(', ') || '(there is no town yet)'}`,
				);
			}
			const town = await new TownReader(db.kysely, code).read(state);
			const begun = performance.now();
			const { files, bytes, removed } = await exportTown(
				{ town, origin, now: toTokyo(systemClock.now()) },
				values.to,
				async (url) => {
					const picture = readPictureUrl(url);
					return picture ? readPicture(db.kysely, picture.name, picture.size) : undefined;
				},
			);
			const seconds = ((performance.now() - begun) / 1000).toFixed(1);
			process.stdout.write(
				`${values.to}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${removed} old ones taken away, ${seconds} s\n`,
			);
		} finally {
			await db.close();
		}
	}
} catch (error) {
	if (error instanceof ExportRefused) {
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 2;
	} else complain(error);
}

function originOf(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
		throw new ExportRefused(
			'--url: write the address where the files will stand, without a path, for example https://archive.example.jp',
		);
	}
	return url.origin;
}

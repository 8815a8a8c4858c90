import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Locked = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> };

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
	packages: Record<string, Locked>;
};
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Record<
	'dependencies' | 'devDependencies' | 'optionalDependencies',
	Record<string, string>
>;

describe('the lockfile', () => {
	it('names the packages of every platform, so that a clean install works on each', () => {
		const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies)
				.filter((name) => !packages[`node_modules/${name}`] && !packages[`${from}/node_modules/${name}`])
				.map((name) => `${name} of ${from || 'the project'}`),
		);
		expect(missing).toEqual([]);
	});

	it('holds no address of a registry', () => {
		expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
	});

	it('belongs to versions that are written exactly', () => {
		const all = Object.entries({
			...manifest.dependencies,
			...manifest.devDependencies,
			...manifest.optionalDependencies,
		});
		expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
	});
});

/**
 * Programs that tests need from the system: found on the PATH or at the usual places, else installed with apt-get
 * when this is Debian and we are root, else asked for in one sentence.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const PROGRAMS = {
	chromium: {
		names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
		places: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
		packages: ['chromium', 'fonts-noto-cjk'],
		variable: 'CHROME_PATH',
	},
	firefox: { names: ['firefox-esr', 'firefox'], packages: ['firefox-esr', 'fonts-noto-cjk'], variable: 'FIREFOX_PATH' },
	webkit: {
		names: ['WebKitWebDriver'],
		packages: ['webkit2gtk-driver', 'fonts-noto-cjk'],
		variable: 'WEBKIT_DRIVER_PATH',
	},
	'webkit-window': {
		names: ['gjs'],
		packages: ['gjs', 'gir1.2-webkit2-4.1', 'fonts-noto-cjk'],
		variable: 'GJS_PATH',
		// it comes with many desktops; what makes WebKit known to it does not
		isUsable: (gjs) => spawnSync(gjs, ['-c', "imports.gi.versions.WebKit2 = '4.1'; imports.gi.WebKit2"]).status === 0,
	},
	xvfb: { names: ['Xvfb'], packages: ['xvfb'], variable: 'XVFB_PATH' },
	nginx: { names: ['nginx'], places: ['/usr/sbin/nginx'], packages: ['nginx-light'], variable: 'NGINX_PATH' },
	wrk: { names: ['wrk'], packages: ['wrk'], variable: 'WRK_PATH' },
	khal: { names: ['khal'], packages: ['khal'], variable: 'KHAL_PATH' },
	postgres: { names: ['postgres'], places: debianPostgres(), packages: ['postgresql'], variable: 'POSTGRES_PATH' },
};

/** Path of the program; ends the process with a sentence when it cannot be had and `optional` is not set. */
export function need(name, { optional = false } = {}) {
	const program = PROGRAMS[name];
	const found = find(program);
	if (found) return found;
	if (installWithApt(program.packages)) {
		program.places = [...(program.places ?? []), ...(name === 'postgres' ? debianPostgres() : [])];
		const installed = find(program);
		if (installed) return installed;
	}
	if (optional) return undefined;
	process.stderr.write(
		`${name} is needed here. Install it (Debian: apt-get install ${program.packages.join(' ')}) or set ${program.variable} to its path.\n`,
	);
	process.exit(1);
}

function find({ names, places = [], variable, isUsable = existsSync }) {
	const told = process.env[variable];
	if (told && isUsable(told)) return told;
	for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
		for (const name of names) {
			const full = path.join(folder, name);
			if (folder && existsSync(full) && isUsable(full)) return full;
		}
	}
	return places.find((place) => existsSync(place));
}

function installWithApt(packages) {
	if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	process.stderr.write(`Installing ${packages.join(', ')} with apt-get …\n`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const apt = (args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] }).status === 0;
	const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
	return apt(['update', '-qq']) && apt(install);
}

function debianPostgres() {
	const root = '/usr/lib/postgresql';
	if (!existsSync(root)) return [];
	return readdirSync(root)
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => `${root}/${version}/bin/postgres`);
}

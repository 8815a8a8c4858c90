/** A PostgreSQL server in a temporary folder, on a socket and port nobody else uses; for tests and benches. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { need } from './need.mjs';

/** Its address, and how to end it and remove its data. */
export async function startPostgres() {
	const bin = path.dirname(need('postgres'));
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-pg-'));
	const as = asPostgres(folder);
	const initdb = ['-D', path.join(folder, 'data'), '-U', 'engawa', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
	const made = spawnSync(toolOf(bin, 'initdb'), initdb, { stdio: ['ignore', 'ignore', 2], cwd: folder, ...as });
	if (made.status !== 0) throw new Error('initdb failed');
	const port = await freePort();
	const args = ['-D', path.join(folder, 'data'), '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
	const child = spawn(toolOf(bin, 'postgres'), [...args, '-c', 'max_connections=200'], {
		stdio: 'ignore',
		cwd: folder,
		...as,
	});
	const url = `postgres://engawa@127.0.0.1:${port}/postgres`;
	await untilListening(port);
	const stop = async () => {
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGINT');
		await ended;
		rmSync(folder, { recursive: true, force: true });
	};
	return { url, stop };
}

/** PostgreSQL refuses to run as root: then it runs as the `postgres` user that Debian's package made. */
function asPostgres(folder) {
	if (process.getuid?.() !== 0) return {};
	const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
	const [uid, gid] = [id('-u'), id('-g')];
	chownSync(folder, uid, gid);
	chmodSync(folder, 0o700);
	return { uid, gid };
}

/** initdb and postgres lie in the same folder, except where a distribution links only one of them into the PATH. */
function toolOf(bin, name) {
	const real = spawnSync('readlink', ['-f', path.join(bin, 'postgres')], { encoding: 'utf8' }).stdout.trim();
	return path.join(real ? path.dirname(real) : bin, name);
}

function freePort() {
	return new Promise((resolve, reject) => {
		const probe = net.createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address();
			probe.close(() => resolve(port));
		});
	});
}

async function untilListening(port) {
	for (let tries = 0; tries < 150; tries++) {
		const ok = await new Promise((resolve) => {
			const socket = net.connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
			socket.once('connect', () => socket.destroy());
		});
		if (ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('PostgreSQL did not start within 15 s');
}

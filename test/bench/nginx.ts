/** Debian's nginx on a free port with a configuration of our own, as cache in front of a server or serving a file. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../processes/server-process.ts';

export const NGINX_PATH = process.env.NGINX_PATH ?? '/usr/sbin/nginx';

/** What stands before a server on that port, as docs/deploy/nginx.conf sets it up, for devices that all know brotli. */
export const cacheBefore = (port: number) => `location / {
	proxy_pass http://127.0.0.1:${port}; proxy_http_version 1.1; proxy_set_header Connection "";
	proxy_set_header Accept-Encoding br; proxy_ignore_headers Vary;
	proxy_cache engawa; proxy_cache_key $request_uri; proxy_cache_min_uses 0;
	proxy_cache_lock on; proxy_cache_lock_timeout 30s; proxy_cache_lock_age 30s; proxy_cache_revalidate on;
}`;
export const CACHE_ZONE =
	'proxy_cache_path {folder}/cache keys_zone=engawa:10m max_size=1g inactive=7d use_temp_path=off;';

export type Nginx = { url: string; port: number; folder: string; stop(): Promise<void> };

/** `body` is the inside of the `server` block; `{folder}` in it is replaced by nginx's own folder. */
export async function startNginx(body: string, http = ''): Promise<Nginx> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-nginx-'));
	for (const name of ['tmp', 'cache', 'html']) mkdirSync(path.join(folder, name));
	const port = await freePort();
	const conf = `
worker_processes 1;
worker_rlimit_nofile 100000;
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 40000; }
http {
	access_log off;
	default_type application/json;
	keepalive_requests 1000000;
	client_body_temp_path ${folder}/tmp; proxy_temp_path ${folder}/tmp; fastcgi_temp_path ${folder}/tmp;
	uwsgi_temp_path ${folder}/tmp; scgi_temp_path ${folder}/tmp;
	${http.replaceAll('{folder}', folder)}
	server { listen 127.0.0.1:${port} backlog=20000; ${body.replaceAll('{folder}', folder)} }
}`;
	writeFileSync(path.join(folder, 'nginx.conf'), conf);
	const user = process.getuid?.() === 0 ? ['-g', 'user root;'] : [];
	const child = spawn(NGINX_PATH, ['-c', path.join(folder, 'nginx.conf'), '-p', folder, ...user], { stdio: 'inherit' });
	const url = `http://127.0.0.1:${port}`;
	await untilAnswering(url, child);
	const stop = async () => {
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		await ended;
		rmSync(folder, { recursive: true, force: true });
	};
	return { url, port, folder, stop };
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
		const answered = await fetch(`${url}/`).then(
			() => true,
			() => false,
		);
		if (answered) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error('nginx did not answer within 5 s');
}

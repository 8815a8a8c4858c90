/** `npm start`: set-up, page and worker when something changed, then the server in this process's place. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { nodePath, ROOT, run, setUp } from './setup.mjs';

setUp();
if (run(nodePath(), [path.join('bin', 'build.mjs'), '--if-changed']) !== 0) process.exit(1);

const server = spawn(nodePath(), [path.join('server', 'main.ts')], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
// npm tells only the shell it started us with: when that has gone, we were meant.
const parent = process.ppid;
setInterval(() => {
	if (process.ppid !== parent) server.kill('SIGTERM');
}, 500).unref();
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

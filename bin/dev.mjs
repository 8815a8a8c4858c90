/** `npm run dev`: the server on PORT (3000) and Vite's own server in front of it, reloading on change. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { nodePath, ROOT, run, setUp } from './setup.mjs';

setUp();
const server = spawn(nodePath(), ['--watch', path.join('server', 'main.ts')], { cwd: ROOT, stdio: 'inherit' });
process.on('exit', () => server.kill());
process.exitCode = run('vite', ['--host', process.env.HOST ?? '127.0.0.1']);
server.kill();

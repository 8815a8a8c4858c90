/** `npm run load [-- --minutes M] [-- --devices N]`: a day of many devices against one server with nginx before it; see `docs/load.md`. */
import { need } from './need.mjs';
import { nodePath, run, setUp } from './setup.mjs';

setUp();
const env = { NGINX_PATH: need('nginx') };
process.exit(run(nodePath(), ['test/load/main.ts', ...process.argv.slice(2)], { env }));

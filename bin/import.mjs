/** `npm run import`: the importer, with what was compiled when it ran last. Compiling takes longer than reading most lists. */
import module from 'node:module';
import path from 'node:path';
import { ROOT } from './setup.mjs';

// where nothing can be written it is compiled anew, and says nothing of it
module.enableCompileCache?.(path.join(ROOT, 'node_modules', '.cache', 'engawa-compiled'));
await import('../server/import/main.ts');

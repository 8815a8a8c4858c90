/** `npm start`: the first lines only. What is loaded next is compiled once and found again at the next start. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { serve } = await import('./serve.ts');
await serve(process.env);

// A thread does not inherit the loader of TypeScript that bin/fleet.mjs registers.
import { register } from 'tsx/esm/api';

register();
await import('./render-worker.ts');

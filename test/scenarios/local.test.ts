import { localWorld } from './local-world.ts';
import { scenarios } from './suite.ts';

scenarios('on the local forge', localWorld);

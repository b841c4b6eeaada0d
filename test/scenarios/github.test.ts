import { githubWorld } from '../forge/github/world.ts';
import { scenarios } from './suite.ts';

scenarios('on GitHub', githubWorld);

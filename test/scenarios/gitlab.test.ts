import { gitlabWorld } from '../forge/gitlab/world.ts';
import { scenarios } from './suite.ts';

scenarios('on GitLab', gitlabWorld);

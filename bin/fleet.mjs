#!/usr/bin/env node
// Registers tsx from its own place, so that the command works from any folder
// and on a Node that cannot strip types itself.
import { register } from 'tsx/esm/api';

register();
await import('../scripts/fleet.ts');

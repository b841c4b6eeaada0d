import { describe, it } from 'vitest';
import { forges } from '../../generators/request/index.ts';
import { givesBack } from '../request/support/properties.ts';
import { kinds } from '../request/support/samples.ts';

describe.each(kinds)('the form $id', (kind) => {
  it.each(forges)('gives back on %s what was put in', (forge) => {
    givesBack(kind, forge, 10_000);
  });
});

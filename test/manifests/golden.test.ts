import { describe, expect, it } from 'vitest';
import { renderInstance } from '../../generators/manifests/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';
import { least } from '../kubernetes/sample.ts';

/**
 * One whole instance, read line by line when it was written: whoever changes a builder
 * sees here what becomes of every notebook. To accept a change that is meant:
 * `npx vitest run test/manifests/golden.test.ts --update`, then read the difference.
 */
describe('the golden instance', () => {
  it.each(renderInstance(least, platform, readPrograms()).map(({ path, text }) => [path, text]))(
    'renders to the same bytes: %s',
    async (path, text) => {
      await expect(text).toMatchFileSnapshot(`golden/${path}`);
    },
  );
});

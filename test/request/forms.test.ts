import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { requestKinds } from '../../generators/request/definition/index.ts';
import { formFiles, formJson, githubForm, gitlabTemplate } from '../../generators/request/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { kinds, repository } from './support/samples.ts';

const types = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'];

describe('the generated forms', () => {
  it.each(formFiles(platform))(
    '$path stands in the repository as the definition makes it',
    ({ path, text }) => {
      expect(readFileSync(join(repository, path), 'utf8')).toBe(text);
    },
  );

  it.each(kinds)('GitHub’s form $id is YAML of the shape that GitHub admits', (kind) => {
    const form = parse(githubForm(kind));

    expect(Object.keys(form)).toEqual(['name', 'description', 'title', 'labels', 'body']);
    expect(form.name.length).toBeGreaterThan(3);
    expect(form.description.length).toBeLessThan(200);
    for (const element of form.body) {
      expect(types).toContain(element.type);
      const known = ['type', 'id', 'attributes', 'validations'];
      expect(known).toEqual(expect.arrayContaining(Object.keys(element)));
      if (element.type === 'markdown') {
        expect(element.attributes.value.trim()).not.toBe('');
        continue;
      }
      expect(element.id).toMatch(/^[a-z][a-z0-9_-]*$/);
      expect(element.attributes.label).toBeTypeOf('string');
      expect(element.attributes.description).toBeTypeOf('string');
      for (const option of element.attributes.options ?? []) {
        expect(typeof (option.label ?? option)).toBe('string');
      }
      if (element.type === 'checkboxes') expect(element.validations).toBeUndefined();
      else expect(element.validations.required).toBeTypeOf('boolean');
    }
  });

  it.each(kinds)('GitHub’s form $id says the same to a reader of YAML 1.1', (kind) => {
    const form = githubForm(kind);

    expect(parse(form, { version: '1.1' })).toEqual(parse(form));
  });

  it.each(kinds)('both forges ask $id the same fields in the same order', (kind) => {
    const github = parse(githubForm(kind))
      .body.filter((element: { type: string }) => element.type !== 'markdown')
      .map((element: { attributes: { label: string } }) => `### ${element.attributes.label}`);
    const gitlab = gitlabTemplate(kind)
      .split('\n')
      .filter((line) => line.startsWith('#'));

    expect(gitlab).toEqual(github);
  });

  it('prints the definition in the shape that is promised', () => {
    const { kinds: printed } = formJson(platform);

    expect(printed.map(({ id }) => id)).toEqual(kinds.map(({ id }) => id));
    const slug = printed[0]?.fields.find(({ id }) => id === 'slug');
    expect(slug).toEqual({
      id: 'slug',
      label: 'Identifiant du cahier / Notebook identifier',
      type: 'input',
      required: true,
    });
    const centre = printed[0]?.fields.find(({ id }) => id === 'centre');
    expect(centre?.options).toEqual(Object.values(platform.institute.centres));
  });

  it('offers another institute its own centres, audiences and directory', () => {
    const institute = {
      ...platform.institute,
      domain: 'autre.example',
      centres: { nord: 'Nord', sud: 'Sud' },
      directory: { ...platform.institute.directory, example: 'p-1234' },
    };
    const [kind] = requestKinds({ ...platform, institute });
    const form = parse(kind === undefined ? '' : githubForm(kind));
    const element = (id: string) => form.body.find((one: { id?: string }) => one.id === id);

    expect(element('centre').attributes.options).toEqual(['Nord', 'Sud']);
    expect(element('primary-ref').attributes.placeholder).toBe('p-1234');
    expect(element('mailbox').attributes.placeholder).toBe('cle-ecosol@autre.example');
  });
});

import { describe, expect, it } from 'vitest';
import { bodyLimit, forges, verdict } from '../../generators/request/index.ts';
import { bodyOf, codesOf, contextOf, labelOfId, lineOf } from './support/samples.ts';
import { bestTime } from './support/timing.ts';

const good = 'unit-managed';
const name = `### ${labelOfId('entity-name')}`;
const scenario = `### ${labelOfId('scenario')}`;
const box = 'Les pilotes ont accepté leur mission. / The pilots have accepted their role.';

describe.each(forges)('a body of the form on %s', (forge) => {
  const body = bodyOf(good, forge);
  const check = (text: string) => verdict(text, contextOf(forge));
  const told = (text: string, id: string) => check(text).fields.find((field) => field.id === id);

  it('is accepted as the forge makes it', () => {
    const answer = check(body);

    expect(codesOf(answer)).toEqual([]);
    expect(answer).toMatchObject({ version: 1, ok: true, kind: 'new', slug: 'dyseau' });
  });

  it('is refused with a taken slug, on its line, with free ones', () => {
    const answer = check(bodyOf(good, forge, { slug: 'hasopa' }));

    expect(codesOf(answer)).toEqual(['slug: slug-taken']);
    const slug = answer.fields.find(({ id }) => id === 'slug');
    expect(slug?.line).toBe(lineOf(body, `### ${labelOfId('slug')}`));
    expect(slug?.reasons[0]?.fix.fr).toMatch(/Libres : « [a-z0-9-]+ »/);
    expect(slug?.reasons[0]?.fix.en).toMatch(/Free ones: “[a-z0-9-]+”/);
    expect(answer.instance).toBeNull();
  });

  it('is refused when a text holds the heading of another field', () => {
    const purpose = `Avant\n${scenario}\n\nUn prestataire, sous contrat / A provider, under contract`;
    const text = bodyOf(good, forge, { purpose });
    const answer = check(text);

    expect(codesOf(answer)).toEqual(['scenario: label-repeated']);
    const [reason] = answer.fields.find(({ id }) => id === 'scenario')?.reasons ?? [];
    const [first, second] = [lineOf(text, scenario), text.split('\n').lastIndexOf(scenario) + 1];
    expect(reason?.fr).toContain(`figure 2 fois (lignes ${first}, ${second})`);
    expect(reason?.en).toContain(`stands 2 times (lines ${first}, ${second})`);
  });

  it('takes a heading that is none of the form’s for text', () => {
    const purpose =
      'Contexte\n### Contexte\nsuite\n## Tutelles\n ### Tutelles / Supervising bodies';
    const answer = check(bodyOf(good, forge, { purpose }));

    expect(answer.ok).toBe(true);
    expect(answer.fields.find(({ id }) => id === 'purpose')?.value).toBe(purpose);
  });

  it('is refused without one of its fields, on the line where it belongs', () => {
    const start = body.indexOf(name);
    const text = body.slice(0, start) + body.slice(body.indexOf('### Sigle'));

    expect(codesOf(check(text))).toEqual(['entity-name: field-missing']);
    expect(told(text, 'entity-name')?.line).toBe(lineOf(body, name));
  });

  it('is refused with an answer that is none of the choices', () => {
    expect(codesOf(check(bodyOf(good, forge, { centre: 'Atlantide' })))).toEqual([
      'centre: option-unknown',
    ]);
    const prefix = body.replace('Bretagne-Loire', 'Bretagne-Loire, Occitanie');
    expect(codesOf(check(prefix))).toEqual(['centre: option-unknown']);
  });

  it('is refused when the text of a ticked box was changed', () => {
    const text = body.replace(box, box.replace('accepté', 'refusé'));
    const answer = told(text, 'commitments');

    expect(codesOf(check(text))).toEqual(['commitments: box-changed', 'commitments: box-missing']);
    expect(answer?.reasons[0]?.line).toBe(
      text.split('\n').findIndex((l) => l.includes('refusé')) + 1,
    );
  });

  it('says the same with Windows line ends', () => {
    const answer = check(body.replaceAll('\n', '\r\n'));

    expect(answer).toEqual(check(body));
  });

  it('is answered in under a second with 1 MB', () => {
    const million = bodyOf(good, forge, { purpose: 'ligne de texte\n'.repeat(70_000) });
    const answer = check(million);

    expect(bestTime(1000, () => check(million))).toBeLessThan(1000);
    const [problem] = answer.problems;
    if (forge === 'github') {
      expect(codesOf(answer)).toEqual([': body-too-long']);
      expect(problem?.en).toContain(String(bodyLimit.github));
      // The line on which the limit is passed, not the first or the last one.
      const lines = million.slice(0, bodyLimit.github + 1).split('\n').length;
      expect(problem?.line).toBe(lines);
    } else {
      expect(codesOf(answer)).toEqual([': body-too-long']);
      const shorter = bodyOf(good, forge, { purpose: 'ligne de texte\n'.repeat(60_000) });
      expect(codesOf(check(shorter))).toEqual(['purpose: text-too-long']);
    }
  });

  it('is refused when it is empty', () => {
    for (const text of ['', ' \n\t\r\n ', '\uFEFF']) {
      expect(check(text)).toMatchObject({
        ok: false,
        kind: null,
        digest: null,
        fields: [],
        problems: [{ code: 'body-empty', line: 1 }],
      });
    }
  });

  it('is refused as a whole when it is not a form', () => {
    expect(codesOf(check('Bonjour, il nous faudrait un cahier. Merci !'))).toEqual([
      ': kind-unknown',
    ]);
  });

  it('has its sections moved back into order', () => {
    const head = body.slice(body.indexOf(name), body.indexOf('### Sigle'));
    const text = `${body.replace(head, '')}\n\n${head}`;

    expect(codesOf(check(text))).toEqual(['entity-name: field-misplaced']);
  });

  it('says which heading was changed instead of calling it missing', () => {
    const text = body.replace(name, name.replaceAll('’', "'"));

    expect(codesOf(check(text))).toEqual(['entity-name: label-changed']);
    expect(told(text, 'entity-name')?.line).toBe(lineOf(body, name));
  });

  it('tells the line of text that stands above the form', () => {
    const answer = check(`\nBonjour à tous,\n\n${body}`);

    expect(answer.problems).toMatchObject([{ code: 'text-outside-form', line: 2 }]);
  });

  it('keeps an answer to a form that nobody knows precise', () => {
    const text = body.replaceAll('new/2', 'new/7');
    const answer = check(text);

    expect(codesOf(answer)).toEqual([': form-version']);
    expect(answer.problems[0]?.en).toContain('version 7');
    expect(answer.fields.every((field) => field.ok)).toBe(true);
  });

  it('recognises the form by its headings when the last one is gone', () => {
    const text = body.slice(0, body.indexOf('### Engagements'));

    expect(codesOf(check(text))).toEqual(['commitments: field-missing']);
  });

  it('takes the placeholder of an empty answer for no answer, where one is optional', () => {
    expect(told(bodyOf(good, forge, { storage: '_No response_' }), 'storage')).toMatchObject({
      ok: true,
      value: null,
    });
    expect(codesOf(check(bodyOf(good, forge, { slug: '_No response_' })))).toEqual([
      'slug: field-empty',
    ]);
  });
});

describe('a choice on GitLab', () => {
  const body = bodyOf(good, 'gitlab');
  const check = (text: string) => codesOf(verdict(text, contextOf('gitlab')));

  it('may be left as the only line', () => {
    const list = body.slice(body.indexOf('- [x] Bretagne-Loire'), body.indexOf('### Tutelles'));

    expect(check(body.replace(list, 'Bretagne-Loire\n\n'))).toEqual([]);
  });

  it('is refused when two are ticked', () => {
    expect(check(body.replace('- [ ] Occitanie', '- [x] Occitanie'))).toEqual([
      'centre: option-several',
    ]);
  });

  it('is missing when none is ticked', () => {
    expect(check(body.replace('- [x] Bretagne-Loire', '- [ ] Bretagne-Loire'))).toEqual([
      'centre: field-empty',
    ]);
  });
});

describe('comments on GitLab', () => {
  it('are removed when they are the template’s, and only once', () => {
    const help = '<!-- Required. In full, as the institute’s organisation chart has it.';
    const line = bodyOf(good, 'gitlab')
      .split('\n')
      .find((text) => text.startsWith(help));
    const purpose = `<!-- le mien -->\n${line}`;
    const answer = verdict(bodyOf(good, 'gitlab', { purpose }), contextOf('gitlab'));

    expect(answer.ok).toBe(true);
    expect(answer.fields.find(({ id }) => id === 'purpose')?.value).toBe(purpose);
  });

  it('may be removed by the requester', () => {
    const bare = bodyOf(good, 'gitlab')
      .split('\n')
      .filter((line) => !line.startsWith('<!--'))
      .join('\n');

    expect(verdict(bare, contextOf('gitlab')).ok).toBe(true);
  });
});

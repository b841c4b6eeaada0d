import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asOf } from '../../generators/request/definition/index.ts';
import { conditionOf } from '../../generators/request/form/condition.ts';
import { githubForm } from '../../generators/request/form/github.ts';
import { gitlabTemplate } from '../../generators/request/form/gitlab.ts';
import {
  answerRequest,
  compareDigest,
  formFiles,
  parseBody,
  prefilledLink,
  readAnswers,
  renderBody,
  requestKinds,
} from '../../generators/request/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { answersOf, bodyOf, codesOf, contextOf, examples, kinds } from './support/samples.ts';

const [newKind] = kinds;
if (newKind === undefined) throw new Error('no kind');

const exampleNames = readdirSync(examples)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));

/** What a body of GitLab's answers, field by field; boxes apart, which nobody ticks for another. */
function writtenIn(body: string) {
  return parseBody(body, kinds, 'gitlab')
    .fields.filter(({ field, value }) => field.type !== 'checkboxes' && value !== null)
    .map(({ field, value }) => [field.id, value]);
}

/** The body that last month's form made of an example. */
function oldBody(name: string, forge: 'github' | 'gitlab'): string {
  const earlier = newKind === undefined ? undefined : asOf(newKind, 1);
  if (earlier === undefined) throw new Error('version 1 is forgotten');
  const fields = earlier.kind.fields.filter(({ id }) => !earlier.without.includes(id));
  const { 'partners-agreement': _, ...answers } = answersOf(name);
  const kind = { ...earlier.kind, fields };
  return renderBody(kind, readAnswers(answers, [kind]).answers, forge);
}

describe('a body of last month’s form', () => {
  it.each(['unit-managed', 'project-self-hosted', 'provider', 'restricted-zone', 'sandbox'])(
    '%s is understood on both forges, and makes the same instance',
    (name) => {
      const now = answerRequest(
        bodyOf(name, 'github', { 'partners-agreement': undefined }),
        contextOf('github'),
      );
      for (const forge of ['github', 'gitlab'] as const) {
        const { verdict } = answerRequest(oldBody(name, forge), contextOf(forge));

        expect(codesOf(verdict)).toEqual([]);
        const { request: __, ...instance } = verdict.instance ?? { request: null };
        const { request: ___, ...expected } = now.verdict.instance ?? { request: null };
        expect(instance).toEqual(expected);
        expect(verdict.instance?.request.formVersion).toBe(1);
      }
    },
  );

  it('is told which section came since, with a link to the form that holds its answers', () => {
    const body = oldBody('provider', 'github').replace(
      'Données à caractère personnel / Personal data',
      'Données de santé / Health data',
    );
    const { verdict, prefilled } = answerRequest(body, contextOf('github'));

    expect(codesOf(verdict)).toEqual(['health-certificate: field-newer']);
    const link = new URL(prefilled ?? '');
    expect(link.origin + link.pathname).toBe('https://github.example/inrea/eln-fleet/issues/new');
    expect(link.searchParams.get('template')).toBe('new-instance.yml');
    expect(link.searchParams.get('slug')).toBe('alimh');
    expect(link.searchParams.get('classification')).toBe('Données de santé / Health data');
    expect(link.searchParams.has('commitments')).toBe(false);
  });

  it('of a version that nobody kept says so, and offers the same link', () => {
    const body = bodyOf('unit-managed', 'github').replaceAll('new/2', 'new/9');
    const { verdict, prefilled } = answerRequest(body, contextOf('github'));

    expect(codesOf(verdict)).toEqual([': form-version']);
    expect(new URL(prefilled ?? '').searchParams.get('entity-code')).toBe('UMR 9871');
  });

  it('needs no link when all is well', () => {
    expect(
      answerRequest(bodyOf('unit-managed', 'github'), contextOf('github')).prefilled,
    ).toBeNull();
  });
});

describe('every earlier version', () => {
  const earlier = kinds.flatMap((kind) => kind.earlier.map((form) => ({ kind, form })));

  it.each(earlier)(
    '$form.version of $kind.id is older than today’s and speaks of its fields',
    ({ kind, form }) => {
      const ids = kind.fields.map(({ id }) => id);
      expect(form.version).toBeLessThan(kind.formVersion);
      expect(ids).toEqual(expect.arrayContaining([...form.without, ...Object.keys(form.fields)]));
      for (const { after } of form.dropped) expect(ids).toContain(after);
    },
  );

  it.each(kinds)('since the first is kept for $id', (kind) => {
    const versions = kind.earlier.map(({ version }) => version);
    expect(versions.toSorted()).toEqual(
      Array.from({ length: kind.formVersion - 1 }, (_, i) => i + 1),
    );
  });
});

describe('a prefilled link', () => {
  const onGitlab = { ...platform.institute.forge, kind: 'gitlab' as const };

  it('opens GitLab’s description with the answers in it', () => {
    const kind = kinds.find(({ id }) => id === 'retire') ?? newKind;
    const answers = new Map([['notebook', 'ecosol']]);
    const link = new URL(prefilledLink(kind, answers, onGitlab));

    expect(link.pathname).toBe('/inrea/eln-fleet/-/issues/new');
    expect([...link.searchParams.keys()]).toEqual(['issue[description]']);
    expect(link.searchParams.get('issue[description]')).toBe(renderBody(kind, answers, 'gitlab'));
  });

  it('opens GitLab’s empty template where nothing was answered', () => {
    const link = new URL(prefilledLink(newKind, new Map(), onGitlab));

    expect([...link.searchParams]).toEqual([['issuable_template', 'new-instance']]);
  });

  it.each(exampleNames)(
    'fits into an address on GitLab with every answer of %s, and is read as if it had been typed',
    (name) => {
      const { kind, answers } = readAnswers(answersOf(name), kinds);

      const link = prefilledLink(kind, answers, onGitlab);

      expect(link.length).toBeLessThanOrEqual(7000);
      const description = new URL(link).searchParams.get('issue[description]') ?? '';
      expect(writtenIn(description)).toEqual(writtenIn(bodyOf(name, 'gitlab')));
      // Nothing is left to do but to tick the commitments, which nobody does for another.
      const { verdict } = answerRequest(description, contextOf('gitlab'));
      expect(codesOf(verdict).filter((code) => code !== 'commitments: box-unticked')).toEqual([]);
    },
  );

  it('leaves out help before answers on GitLab, and answers only when nothing else is left', () => {
    const short = new Map([['slug', 'ecosol']]);
    const long = new Map([...short, ['purpose', 'é'.repeat(4000)]]);

    const described = [short, long].map((answers) => {
      const link = new URL(prefilledLink(newKind, answers, onGitlab));
      return link.searchParams.get('issue[description]') ?? '';
    });

    for (const description of described) {
      expect(description).not.toContain('<!--');
      expect(writtenIn(description)).toEqual([['slug', 'ecosol']]);
    }
  });

  it('leaves out what would make it too long, the longest answer first', () => {
    const answers = new Map([
      ['slug', 'ecosol'],
      ['purpose', 'é'.repeat(4000)],
    ]);
    const link = prefilledLink(newKind, answers, platform.institute.forge);

    expect(link.length).toBeLessThan(7000);
    expect(new URL(link).searchParams.get('slug')).toBe('ecosol');
    expect(new URL(link).searchParams.has('purpose')).toBe(false);
  });

  it('carries hostile text as text', () => {
    const text = ')](https://mal.example) @all\n/close <b>';
    const link = prefilledLink(newKind, new Map([['purpose', text]]), platform.institute.forge);

    expect(link).toMatch(/^[!-;=?-~]+$/);
    expect(link).not.toMatch(/[()[\]<>@\s]/);
    expect(new URL(link).searchParams.get('purpose')).toBe(text);
  });
});

describe('the digest that a pull request carries', () => {
  const body = bodyOf('change', 'github');
  const digest = answerRequest(body, contextOf('github')).verdict.digest ?? '';
  const place = { platform, forge: 'github' as const };

  it('is that of the issue now, whatever its line ends', () => {
    expect(compareDigest(digest, body.replaceAll('\n', '\r\n'), place).same).toBe(true);
    expect(
      compareDigest(digest, bodyOf('change', 'gitlab'), { platform, forge: 'gitlab' }).same,
    ).toBe(true);
  });

  it('differs as soon as an answer, or the kind of request, does', () => {
    expect(compareDigest(digest, bodyOf('change', 'github', { users: '141' }), place).same).toBe(
      false,
    );
    expect(compareDigest(digest, bodyOf('pilots', 'github'), place).same).toBe(false);
    expect(compareDigest(digest, '', place)).toEqual({ same: false, recorded: digest, now: null });
  });
});

describe('the forms', () => {
  it('are written for every kind and both forges', () => {
    const paths = formFiles(platform).map(({ path }) => path);
    for (const { id } of requestKinds(platform)) {
      const name = id === 'new' ? 'new-instance' : id;
      expect(paths).toContain(`.github/ISSUE_TEMPLATE/${name}.yml`);
      expect(paths).toContain(`.gitlab/issue_templates/${name}.md`);
    }
  });

  it('explain each condition, since no forge hides a section', () => {
    for (const kind of kinds) {
      const github = githubForm(kind);
      const gitlab = gitlabTemplate(kind);
      for (const field of kind.fields.filter(({ when }) => when?.only === true)) {
        const other = kind.fields.find(({ id }) => id === field.when?.field);
        const fr = `Seulement si la réponse à « ${other?.label.fr} » est « `;
        expect(conditionOf(field, kind.fields)?.fr).toContain(fr);
        expect(github).toContain(conditionOf(field, kind.fields)?.fr);
        expect(gitlab).toContain(fr);
      }
    }
  });

  it('say in GitLab’s template what GitHub’s form says', () => {
    for (const kind of kinds) expect(gitlabTemplate(kind)).toContain(kind.intro.fr);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RequestArtefact, readArtefact } from '../../generators/request/index.ts';
import type { Forge, Issue } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';
import { type ArtefactContext, artefactOf } from '../../scripts/roads/request/artefact.ts';
import { settleArtefact } from '../../scripts/roads/request/publish.ts';
import { bodyOf, openedOn } from '../roads/support.ts';

const context: ArtefactContext = {
  ...{ platform, programs: readPrograms(), base: 'main', form: 'github', fleet: [] },
  ...{ readBase: () => undefined, commit: 'c'.repeat(40) },
};

function issueWith(changes: Partial<Issue> = {}): Issue {
  return {
    ...{ number: 42, title: 'A notebook', state: 'open', labels: [], openedOn },
    body: bodyOf('unit-managed.json'),
    author: { id: 7, login: 'camille', isBot: false },
    ...changes,
  };
}

const artefact = artefactOf(issueWith(), context);

/** The forge as far as the second job asks it. */
function forgeWith(issue: Issue): Pick<Forge, 'readIssue'> {
  return { readIssue: async () => issue };
}

describe('the artefact of a request', () => {
  it('names the notebook’s own files and what they are, and holds no text', () => {
    const { slug } = artefact;

    expect(artefact.step).toBe('wanted');
    expect(artefact.files.map(({ path }) => path)).toEqual([
      `instances/${slug}.ts`,
      `dist/ouest/${slug}/manifests.yaml`,
      `dist/ouest/argocd/apps/${slug}.yaml`,
    ]);
    expect(JSON.stringify(artefact)).not.toContain('CNRS');
    expect(readArtefact(JSON.stringify(artefact))).toEqual(artefact);
  });

  it.each([
    ['a program’s', { author: { id: 1, login: 'bot', isBot: true } }, 'ignored'],
    ['a closed one', { state: 'closed' as const }, 'closed'],
    ['one that is no request', { body: 'Hello' }, 'refused'],
    ['a question', { body: bodyOf('question.json') }, 'routed'],
  ])('holds no file of %s', (_, changes, step) => {
    expect(artefactOf(issueWith(changes), context)).toMatchObject({ step, files: [] });
  });

  it('is the same however the forge writes line ends', () => {
    const body = issueWith().body.replaceAll('\n', '\r\n');

    expect(artefactOf(issueWith({ body }), context)).toEqual(artefact);
  });
});

describe('an artefact that somebody else wrote', () => {
  const sha256 = 'a'.repeat(64);
  const refused: readonly (readonly [string, Record<string, unknown>])[] = [
    ['a workflow', { files: [{ path: '.github/workflows/ci.yml', sha256 }] }],
    ['code', { files: [{ path: 'lib/platform/institute.ts', sha256 }] }],
    ['another notebook', { files: [{ path: 'instances/hasopa.ts', sha256 }] }],
    [
      'another notebook’s manifests',
      { files: [{ path: 'dist/ouest/hasopa/manifests.yaml', sha256 }] },
    ],
    ['a way up', { files: [{ path: `dist/ouest/${artefact.slug}/../hasopa/x.yaml`, sha256 }] }],
    ['a way from the root', { files: [{ path: '/etc/passwd', sha256 }] }],
    [
      'the cluster’s own room',
      { slug: 'platform', files: [{ path: 'dist/ouest/platform/manifests.yaml', sha256 }] },
    ],
    [
      'the root Application',
      { slug: 'argocd', files: [{ path: 'dist/ouest/argocd/root.yaml', sha256 }] },
    ],
    ['files of a refused request', { step: 'refused' }],
    ['a field more', { run: 'curl' }],
    ['a text for a digest', { digest: 'sha256:x' }],
    ['no number', { number: '42; id' }],
    ['a word for a step', { step: 'push' }],
  ];

  it.each(refused)('is refused: %s', (_, changes) => {
    const text = JSON.stringify({ ...artefact, ...changes });

    expect(() => readArtefact(text)).toThrow(expect.objectContaining({ code: 'ARTEFACT_SHAPE' }));
  });

  it('is refused when it is no JSON, or large', () => {
    for (const text of ['', 'null', '[]', ' '.repeat(65_537)]) {
      expect(() => readArtefact(text)).toThrow(expect.objectContaining({ code: 'ARTEFACT_SHAPE' }));
    }
  });

  it('names no path but those of its notebook, whatever anybody writes', () => {
    const { slug } = artefact;
    const piece = fc.constantFrom(
      'instances',
      'dist',
      'ouest',
      'argocd',
      'apps',
      slug ?? '',
      '..',
      '.',
      'x',
    );
    const ending = fc.constantFrom('.ts', '.yaml', '', '/manifests.yaml');
    const path = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 5 }), ending);
    fc.assert(
      fc.property(path, ([pieces, end]) => {
        const named = `${pieces.join('/')}${end}`;
        const isOwn =
          named === `instances/${slug}.ts` ||
          new RegExp(
            `^dist/[a-z]+/(?:argocd/apps/${slug}\\.yaml|${slug}(?:/[a-z0-9][a-z0-9.-]*)+)$`,
          ).test(named);
        const text = JSON.stringify({ ...artefact, files: [{ path: named, sha256 }] });
        const read = () => readArtefact(text);
        if (isOwn) expect(read().files).toHaveLength(1);
        else expect(read).toThrow(expect.objectContaining({ code: 'ARTEFACT_SHAPE' }));
      }),
      { seed: 20261124, numRuns: 500 },
    );
  });
});

describe('the job that may write', () => {
  it('goes on when it comes to the same', async () => {
    expect(await settleArtefact(forgeWith(issueWith()), artefact, context)).toEqual({ step: 'go' });
  });

  it.each([
    ['was edited', { body: bodyOf('unit-managed.json', { purpose: 'Another.' }) }, 'superseded'],
    ['was closed', { state: 'closed' as const }, 'superseded'],
    ['is a program’s', { author: { id: 1, login: 'bot', isBot: true } }, 'ignored'],
  ])('does nothing when the issue %s in between', async (_, changes, step) => {
    expect(await settleArtefact(forgeWith(issueWith(changes)), artefact, context)).toEqual({
      step,
    });
  });

  const others: readonly (readonly [string, Partial<RequestArtefact>])[] = [
    ['another commit', { commit: 'd'.repeat(40) }],
    ['another digest', { digest: `sha256:${'e'.repeat(64)}` }],
    ['one file less', { files: artefact.files.slice(1) }],
    ['another notebook', { slug: 'another', files: [] }],
    ['another outcome', { step: 'refused', files: [] }],
  ];

  it.each(others)('ends with an error when the first came to %s', async (_, changes) => {
    const settled = settleArtefact(forgeWith(issueWith()), { ...artefact, ...changes }, context);

    await expect(settled).rejects.toMatchObject({ code: 'ARTEFACT_DIFFERS', exit: 1 });
  });
});

import { advance, answerRequest, recordMarkdown } from '../../../generators/request/index.ts';
import { hostOf, type Instance } from '../../../lib/instance/index.ts';
import { platform } from '../../../lib/platform/index.ts';
import { commentOn } from '../support/comments.ts';
import { hostileCases } from '../support/corpus.ts';
import { ownLinks } from '../support/harmless.ts';
import { bodyOf, contextOf, fleet } from '../support/samples.ts';
import { application, factsOn, hasopa } from './facts.ts';

/** A comment to be looked at, with the links that the bot made. */
export interface CommentCase {
  readonly name: string;
  readonly forge: 'github' | 'gitlab';
  readonly markdown: string;
  /** Links that the bot made. */
  readonly links: readonly string[];
}

/** Ten answers and five living records: what a requester may meet. */
export function commentCases(): readonly CommentCase[] {
  return [...verdicts(), ...records()];
}

// --- internal ---

const evil = 'x`|</td>` @all #12 [a](https://mal.example) ![](y) <script>';

function verdicts(): readonly CommentCase[] {
  const fence = hostileCases().find(
    ({ name, forge }) => name === 'fence-unclosed' && forge === 'gitlab',
  );
  return [
    verdict('01-accepted', 'github', bodyOf('unit-managed', 'github')),
    verdict('02-hasty', 'github', bodyOf('faulty/hasty', 'github')),
    verdict('03-english', 'gitlab', bodyOf('project-self-hosted', 'gitlab')),
    verdict('04-restricted-zone', 'github', bodyOf('restricted-zone', 'github')),
    verdict(
      '05-slug-taken',
      'gitlab',
      bodyOf('unit-managed', 'gitlab', { slug: 'hasopa', users: '6' }),
    ),
    verdict(
      '06-hostile',
      'github',
      bodyOf('unit-managed', 'github', {
        'entity-name': evil,
        'entity-acronym': '/close',
        mailbox: evil,
        users: evil,
      }),
    ),
    verdict('07-broken-form', 'gitlab', fence?.body ?? ''),
    verdict('08-no-form', 'github', 'Bonjour, il nous faudrait un cahier. Merci !'),
    verdict('09-question', 'github', bodyOf('question', 'github')),
    verdict('10-old-form', 'github', bodyOf('change', 'github').replaceAll('change/1', 'change/9')),
  ];
}

function verdict(name: string, forge: 'github' | 'gitlab', body: string): CommentCase {
  const answer = answerRequest(body, contextOf(forge));
  return { name, forge, markdown: commentOn(answer), links: ownLinks(answer) };
}

function records(): readonly CommentCase[] {
  const ready = { isLive: true, deployment: application({}) };
  const archived: Instance = {
    ...hasopa,
    state: 'archived',
    history: [{ state: 'archived', on: '2029-03-01' }],
  };
  const own = fleet.find(({ scenario }) => scenario === 'self-hosted') as Instance;
  return [
    record('11-merged', factsOn('2026-11-25')),
    record(
      '12-deployed',
      factsOn('2026-11-26', { isLive: true, deployment: application({ health: 'Degraded' }) }),
    ),
    record('13-ready', factsOn('2026-11-27', ready)),
    record(
      '14-reviewed',
      factsOn('2027-04-02', { ...ready, instance: { ...hasopa, reviewOn: '2028-04-14' } }),
    ),
    record('15-retired', factsOn('2029-03-05', { isLive: true, instance: archived })),
    record('16-outside', factsOn('2026-12-01', { isLive: true, instance: own })),
  ];
}

function record(name: string, facts: ReturnType<typeof factsOn>): CommentCase {
  const before = advance(
    undefined,
    'new',
    factsOn('2026-11-27', { isLive: true, deployment: application({}) }),
  );
  const isLate = facts.today > '2027-01-01';
  const told = advance(isLate ? before : undefined, 'new', facts);
  const links = [...ownLinks(null), `https://${hostOf(facts.instance, platform)}/`];
  return { name, forge: 'github', markdown: recordMarkdown(told, facts, platform, 'fr'), links };
}

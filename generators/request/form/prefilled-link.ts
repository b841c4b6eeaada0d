import type { ForgePlace } from '../../../lib/platform/index.ts';
import type { Answers } from '../body/answers.ts';
import { renderBody, shortBodies } from '../body/render.ts';
import type { RequestKind } from '../definition/kind.ts';
import { templateName } from './template-name.ts';

/** Characters that an address may have: forges and proxies refuse longer ones (8 KiB). */
const longestLink = 7000;

/**
 * The address of the forge's form of this kind, with answers filled in: what somebody has
 * written once is not typed again. Boxes are never filled in: a commitment is made by hand.
 * Answers that would make the address too long are left out, the longest first.
 */
export function prefilledLink(
  kind: RequestKind,
  answers: Answers,
  { kind: forge, host, repository }: ForgePlace,
): string {
  const base = `https://${host}/${repository}`;
  const texts = kind.fields.flatMap(({ id, type }) => {
    const answer = answers.get(id);
    return type === 'checkboxes' || typeof answer !== 'string' ? [] : [[id, answer] as const];
  });
  const linkWith = (given: readonly (readonly [string, string])[]) =>
    forge === 'github' ? githubLink(base, kind, given) : gitlabLink(base, kind, given);
  let kept: readonly (readonly [string, string])[] = texts;
  while (linkWith(kept).length > longestLink && kept.length > 0) kept = withoutLongest(kept);
  return linkWith(kept);
}

// --- internal ---

type Given = readonly (readonly [string, string])[];

function githubLink(base: string, kind: RequestKind, given: Given): string {
  const template = `${templateName(kind.id)}.yml`;
  return `${base}/issues/new?${new URLSearchParams([['template', template], ...pairs(given)])}`;
}

/** GitLab has no fields: its description is the template, filled in, with as much help as fits. */
function gitlabLink(base: string, kind: RequestKind, given: Given): string {
  if (given.length === 0) {
    return `${base}/-/issues/new?${new URLSearchParams({ issuable_template: templateName(kind.id) })}`;
  }
  const answers = new Map(given);
  const bodies = [renderBody(kind, answers, 'gitlab'), ...shortBodies(kind, answers)];
  const links = bodies.map(
    (body) => `${base}/-/issues/new?${new URLSearchParams({ 'issue[description]': body })}`,
  );
  return links.find(({ length }) => length <= longestLink) ?? links.at(-1) ?? base;
}

function pairs(given: Given): [string, string][] {
  return given.map(([id, text]) => [id, text]);
}

function withoutLongest(given: Given): Given {
  const longest = Math.max(...given.map(([, text]) => text.length));
  const at = given.findIndex(([, text]) => text.length === longest);
  return given.toSpliced(at, 1);
}

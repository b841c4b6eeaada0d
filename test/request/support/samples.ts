import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Forge,
  readAnswers,
  renderBody,
  requestKinds,
  type Verdict,
  type VerdictContext,
  verdict,
} from '../../../generators/request/index.ts';
import { type Instance, parseInstance } from '../../../lib/instance/index.ts';
import { platform } from '../../../lib/platform/index.ts';

/** The seed of every property test: a failure is found again. */
export const seed = 20261124;

export const repository = join(import.meta.dirname, '../../..');
export const examples = join(repository, 'examples/requests');

/** The sample fleet, as the repository holds it. */
export const fleet: readonly Instance[] = readdirSync(join(repository, 'instances'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const path = `instances/${name}`;
    return parseInstance(readFileSync(join(repository, path), 'utf8'), path).instance;
  });

export const kinds = requestKinds(platform);

export function contextOf(forge: Forge, changes: Partial<VerdictContext> = {}): VerdictContext {
  const openedOn = '2026-11-24';
  return { forge, platform, fleet, number: 57, openedOn, group: 4242, ...changes };
}

/** Answers of an example, with some of them changed; `undefined` leaves one out. */
export function answersOf(
  name: string,
  changes: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const answers = { ...JSON.parse(readFileSync(join(examples, `${name}.json`), 'utf8')) };
  return JSON.parse(JSON.stringify({ ...answers, ...changes }));
}

/** The body that a forge would make of an example. */
export function bodyOf(
  name: string,
  forge: Forge,
  changes: Readonly<Record<string, unknown>> = {},
): string {
  const { kind, answers } = readAnswers(answersOf(name, changes), kinds);
  return renderBody(kind, answers, forge);
}

/** The verdict on an example with some answers changed. */
export function verdictOn(
  name: string,
  forge: Forge,
  changes: Readonly<Record<string, unknown>> = {},
): Verdict {
  return verdict(bodyOf(name, forge, changes), contextOf(forge));
}

/** Every code that a verdict tells, and of which field; `''` is the request as a whole. */
export function codesOf({ fields, problems }: Verdict): readonly string[] {
  return [
    ...problems.map(({ code }) => `: ${code}`),
    ...fields.flatMap(({ id, reasons }) => reasons.map(({ code }) => `${id}: ${code}`)),
  ];
}

/** The form's label of a field, as the forge shows it. */
export function labelOfId(id: string): string {
  const field = kinds.flatMap(({ fields }) => fields).find((known) => known.id === id);
  if (field === undefined) throw new Error(`No field ${id}`);
  const { fr, en } = field.label;
  return fr === en ? fr : `${fr} / ${en}`;
}

/** Line, from 1, of the first line that says exactly this. */
export function lineOf(body: string, text: string): number {
  return body.split('\n').indexOf(text) + 1;
}

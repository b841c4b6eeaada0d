import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Forge, forges, headingOf, optionLabels } from '../../../generators/request/index.ts';
import { answersOf, bodyOf, kinds, repository } from './samples.ts';

const folder = join(repository, 'test/request/corpus');

const codes = z.array(z.string());

/** The head of a file of the corpus; test/request/corpus/README.md explains it. */
const head = z.strictObject({
  what: z.string(),
  of: z.string().optional(),
  put: z.string().optional(),
  under: z.string().optional(),
  stands: z.enum(['before', 'after']).optional(),
  edit: z.array(z.tuple([z.string(), z.string()])).optional(),
  forges: z.array(z.enum(forges)).default([...forges]),
  told: codes.default([]),
  'told-github': codes.optional(),
  'told-gitlab': codes.optional(),
  reads: z.record(z.string(), z.string()).default({}),
});

/** One hostile body: how it is made, and what it must be told. */
export interface HostileCase {
  readonly name: string;
  readonly what: string;
  readonly forge: Forge;
  readonly body: string;
  /** `field: code`, in order. */
  readonly told: readonly string[];
  /** What fields must be read as. */
  readonly reads: Readonly<Record<string, string>>;
}

/** A text of the corpus on its own, to be put anywhere. */
export interface HostileText {
  readonly name: string;
  readonly text: string;
}

/** Every case of the corpus, on each forge whose form it is about. */
export function hostileCases(): readonly HostileCase[] {
  return files().flatMap(({ name, text, ...file }) => {
    const kind = kindOf(file.of);
    const own = expanded(text, kind);
    return file.forges.map((forge) => ({
      ...{ name, forge, what: file.what },
      body: bodyFor({ ...file, text: own }, forge, kind),
      told: file[`told-${forge}`] ?? file.told,
      reads: Object.fromEntries(
        Object.entries(file.reads).map(([id, read]) => {
          return [id, read === '=' ? own : expanded(read, kind)];
        }),
      ),
    }));
  });
}

/** The texts that the corpus puts into fields. */
export function hostileTexts(): readonly HostileText[] {
  return files()
    .filter(({ put }) => put !== undefined)
    .map(({ name, text, of }) => ({ name, text: expanded(text, kindOf(of)) }));
}

// --- internal ---

function kindOf(example: string | undefined): string | undefined {
  return example === undefined ? kinds[0]?.id : String(answersOf(example)['kind']);
}

type File = z.infer<typeof head> & { readonly name: string; readonly text: string };

function files(): readonly File[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => {
      const { yaml = '', text = '' } =
        shape.exec(readFileSync(join(folder, name), 'utf8'))?.groups ?? {};
      return { name: name.slice(0, -3), text: text.replace(/\n$/, ''), ...head.parse(parse(yaml)) };
    });
}

const shape = /^---\n(?<yaml>.*?)\n---\n(?<text>.*)$/s;

function bodyFor(file: Omit<File, 'name'>, forge: Forge, kind: string | undefined): string {
  const { of, put, under, stands, edit = [], text } = file;
  if (of === undefined) return text;
  let body = bodyOf(of, forge, put === undefined ? {} : { [put]: text });
  if (under !== undefined) body = replaced(body, under, text, kind);
  const whole = body;
  for (const [from, to] of edit) body = body.replaceAll(expanded(from, kind), expanded(to, kind));
  // The forges tick differently, so an edit may be for one of them; but one must do something.
  if (edit.length > 0 && body === whole) throw new Error(`Nothing to edit: ${edit[0]?.[0]}`);
  if (stands === 'before') return text + body;
  return stands === 'after' ? `${body}\n${text}` : body;
}

/** The body with everything under one heading replaced, as whoever edits an issue can do. */
function replaced(body: string, id: string, text: string, kind: string | undefined): string {
  const fields = kinds.find((known) => known.id === kind)?.fields ?? [];
  const at = fields.findIndex((field) => field.id === id);
  const [field, next] = [fields[at], fields[at + 1]];
  if (field === undefined) throw new Error(`No field ${id}`);
  const start = body.indexOf(headingOf(field)) + headingOf(field).length;
  const end = next === undefined ? body.length : body.indexOf(headingOf(next));
  return `${body.slice(0, start)}\n${text}\n${body.slice(end)}`;
}

/** What the corpus writes between ⟨ and ⟩, so that its files can be read and edited. */
function expanded(text: string, kind: string | undefined): string {
  const { fields = [], formVersion } = kinds.find((known) => known.id === kind) ?? {};
  const field = (id: string) => {
    const found = fields.find((known) => known.id === id);
    if (found === undefined) throw new Error(`No field ${id} of ${kind}`);
    return found;
  };
  return text
    .replace(/⟨U\+([0-9A-F]{4,6})⟩/g, (_, code: string) => {
      return String.fromCodePoint(Number.parseInt(code, 16));
    })
    .replaceAll('⟨form⟩', `${kind}/${formVersion}`)
    .replace(/⟨heading ([a-z-]+)⟩/g, (_, id: string) => headingOf(field(id)))
    .replace(/⟨box ([a-z-]+)⟩/g, (_, value: string) => {
      const boxes = field('commitments');
      const at = 'options' in boxes ? boxes.options.findIndex((box) => box.value === value) : -1;
      return optionLabels(boxes)[at] ?? '';
    })
    .replace(/⟨([0-9]+) × ([^⟩]*)⟩/g, (_, times: string, part: string) =>
      part.repeat(Number(times)),
    );
}

import { z } from 'zod';
import { pricesSchema } from '../../lib/platform/index.ts';
import { type Report, reportVersion, riskLevels } from './report.ts';

const text = z.string();
const texts = z.array(text);
const maybe = text.nullable();
const count = z.number().int().min(0);
const bilingual = z.strictObject({ fr: text, en: text });
const changeKind = z.enum(['added', 'removed', 'changed']);

const risk = z.strictObject({
  level: z.enum(riskLevels),
  rule: text.describe('Id of the rule: stable, acceptances and how-tos name it'),
  object: text.describe('<cluster>/<Kind>/<namespace>/<name>, <cluster>/<slug>, or a file'),
  instances: texts,
  message: text,
  reason: text.describe('Why that is a risk'),
  fix: text,
  accepted: z
    .strictObject({ who: text, reason: text, until: text })
    .exactOptional()
    .describe('On a blocking risk that a maintainer took upon them: its level is then warn'),
});

const role = z.enum([
  'instance',
  'rings',
  'releases',
  'capacity',
  'prices',
  'template',
  'workflow',
  'other',
]);
const effect = z.strictObject({ label: bilingual, before: maybe, after: maybe });
const sourceField = z.strictObject({
  field: text,
  label: bilingual,
  change: changeKind,
  before: maybe,
  after: maybe,
  effects: z.array(effect).describe('The most telling ones, at most 12'),
  caused: count.nullable().describe('Rendered fields that change because of it, in all'),
});

const source = z.strictObject({
  files: z.array(z.strictObject({ path: text, role, change: changeKind })),
  instances: z.array(
    z.strictObject({
      instance: text,
      file: text,
      change: changeKind,
      cluster: maybe,
      ring: maybe,
      fields: z.array(sourceField),
    }),
  ),
  rings: z.array(z.strictObject({ ring: text, instances: count, fields: z.array(sourceField) })),
  releases: z.array(sourceField),
  rendered: z
    .enum(['same', 'templates', 'unknown'])
    .describe('Whether the manifests were held against what this program renders of the sources'),
  problems: z.array(z.strictObject({ file: text, side: z.enum(['base', 'head']), what: text })),
});

const fold = z.strictObject({
  title: bilingual,
  rings: texts,
  clusters: texts,
  instances: texts,
  exceptions: texts.describe('Instances of the same ring that do not have it'),
  fields: z.array(
    z.strictObject({
      kind: text,
      name: text,
      change: changeKind,
      path: text.describe('Empty for a whole object'),
      before: maybe,
      after: maybe,
    }),
  ),
});

const unexplained = z.strictObject({
  object: text,
  cluster: text,
  instance: maybe,
  file: text,
  why: z.enum(['no-source-change', 'not-what-renders']),
  fields: texts.describe('Empty when it is the whole object'),
});

const change = z.strictObject({
  change: changeKind,
  object: text,
  apiVersion: text,
  kind: text,
  namespace: maybe,
  name: text,
  cluster: text,
  instance: maybe.describe('Null when it belongs to the cluster itself'),
  file: text.describe('Relative to dist/'),
  causes: texts,
  fold: count.nullable().describe('Index of the fold that tells it'),
  fields: z.array(
    z.strictObject({
      path: text,
      change: changeKind,
      before: maybe,
      after: maybe,
      fold: count.nullable(),
    }),
  ),
  patch: text.describe('Unified diff of the object as YAML, without file header'),
});

const amounts = z.strictObject({
  cpuRequest: z.number().describe('Millicores'),
  cpuLimit: z.number().describe('Millicores'),
  memoryRequest: z.number().describe('Mi'),
  memoryLimit: z.number().describe('Mi'),
  storage: z.number().describe('Gi'),
  objects: z.number(),
});

const costLine = {
  before: amounts.nullable(),
  after: amounts.nullable(),
  change: amounts,
  yearlyChange: z.number().nullable(),
};

const capacity = z.strictObject({
  vcpu: z.number(),
  memoryGi: z.number(),
  storageGi: z.number(),
  objects: z.number(),
  source: text,
  asOf: text,
});

const cost = z.strictObject({
  change: amounts,
  instances: z.array(z.strictObject({ instance: text, cluster: text, ...costLine })),
  clusters: z.array(z.strictObject({ cluster: text, capacity: capacity.nullable(), ...costLine })),
  yearly: z
    .strictObject({
      before: z.number().nullable(),
      after: z.number().nullable(),
      change: z.number(),
      prices: pricesSchema,
    })
    .nullable(),
});

/** The published shape of `fleet review --format json`. */
export const reportSchema = z.strictObject({
  version: z.literal(reportVersion),
  verdict: z.enum(['unchanged', 'safe', 'attention', 'blocked']),
  instances: z.strictObject({ added: texts, changed: texts, removed: texts }),
  risks: z.array(risk).describe('Worst first'),
  source: source.nullable().describe('Null when two folders were compared without their sources'),
  folds: z.array(fold).describe('The same changes in several instances, the most telling first'),
  unexplained: z.array(unexplained),
  changes: z.array(change),
  exceptions: z.array(
    z.strictObject({
      checker: text,
      rule: text,
      reason: text,
      acceptedBy: text,
      lookAgainOn: text,
      objects: count,
    }),
  ),
  cost,
}) satisfies z.ZodType<Report>;

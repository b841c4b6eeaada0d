import { anyInstance } from '../../fold/any-instance.ts';
import type { Risk, riskLevels } from '../../report.ts';
import { counted, riskMessage } from '../words.ts';
import { type Cell, code, listed, sentence } from './inline.ts';
import type { Row, Table } from './page.ts';

/** Slugs that a row names; the rest is counted. */
const mostNamed = 6;

/** What stops or warns, and, folded, what only informs. */
export function riskTables(risks: readonly Risk[]): readonly Table[] {
  const columns = ['Risk', 'Object', 'What', 'What to do'];
  const [loud, quiet] = [
    risks.filter(({ level }) => level !== 'info'),
    risks.filter(({ level }) => level === 'info'),
  ];
  return [
    {
      ...{ id: 'risks', title: 'Risks', noun: 'risks', columns, isFolded: false, share: 0.6 },
      rows: alike(loud).map(rowOf),
    },
    {
      ...{ id: 'information', title: 'For information', noun: 'notes', columns, isFolded: true },
      share: 0.3,
      rows: alike(quiet).map(rowOf),
    },
  ];
}

// --- internal ---

const levelWords: Readonly<Record<(typeof riskLevels)[number], string>> = {
  block: '⛔ block',
  warn: '🟠 warn',
  info: '🔵 info',
};

/** Risks that say the same of several objects. */
type Alike = readonly [Risk, ...Risk[]];

function alike(risks: readonly Risk[]): readonly Alike[] {
  const groups = new Map<string, [Risk, ...Risk[]]>();
  for (const risk of risks) {
    const { level, rule, message, reason, fix, accepted } = risk;
    const key = JSON.stringify([level, rule, inAny(risk)(message), reason, fix, accepted]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [risk]);
    else group.push(risk);
  }
  return [...groups.values()];
}

/** A text of one instance as it would read in any; that of several stays as it is. */
function inAny({ instances: [first, ...others] }: Risk): (text: string) => string {
  return first === undefined || others.length > 0 ? (text) => text : anyInstance(first);
}

function rowOf(group: Alike): Row {
  const [risk] = group;
  const { level, rule, fix } = risk;
  const accepted = risk.accepted === undefined ? '' : ', accepted';
  const objects = [...new Set(group.map((one) => inAny(one)(one.object)))];
  const isOne = group.length === 1;
  return {
    cells: [
      [`${levelWords[level]}${accepted} `, code(rule)],
      isOne ? objectCell(risk) : objectsCell(group, objects),
      [sentence(isOne ? riskMessage(risk) : inAny(risk)(riskMessage(risk)))],
      [sentence(fix)],
    ],
    name: [`${level} `, code(rule), ` (${counted(group.length, 'object')})`],
    level,
  };
}

/** The object, and the instances that its name does not tell. */
function objectCell({ object, instances }: Risk): Cell {
  const [first] = instances;
  const isTold = first === undefined || (instances.length === 1 && object.includes(first));
  return isTold ? [code(object)] : [code(object), ': ', ...listed(instances, mostNamed)];
}

/** Several objects of one instance by their names; of several instances by what is the same in all. */
function objectsCell(group: Alike, objects: readonly string[]): Cell {
  const count = `${counted(group.length, 'object')}: `;
  const instances = [...new Set(group.flatMap((risk) => risk.instances))];
  if (instances.length < 2) {
    return [
      count,
      ...listed(
        group.map(({ object }) => object),
        mostNamed,
      ),
    ];
  }
  const where = ` in ${counted(instances.length, 'instance')}: `;
  return [count, ...listed(objects, mostNamed), where, ...listed(instances, mostNamed)];
}

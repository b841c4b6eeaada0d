import { isOpenValue, masked, namesSecretField, namesSecretSetting } from '../mask/name.ts';
import { maskText } from '../mask/text.ts';
import { parseJson } from './parse-json.ts';
import { at, Hidden, isList, isMap, type Value, type ValueMap } from './value.ts';

/** Copies of the whole object, secrets and all, that kubectl leaves behind. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Kinds in which `secretKey` is the name of a key: what they hold are references. */
const referenceKinds: ReadonlySet<string> = new Set(['ExternalSecret', 'PushSecret']);

/** Maps whose keys are names that people give, not fields of Kubernetes. */
const settingMaps: ReadonlySet<string> = new Set(['data', 'annotations', 'labels']);

/** The object with each secret-like value replaced by a `Hidden`. */
export function guard(kind: string, body: ValueMap): ValueMap {
  const context = { references: referenceKinds.has(kind) };
  const shown = guardMap(body, context, false);
  if (kind !== 'Secret' && kind !== 'SealedSecret') return shown;
  const guarded = new Map(shown);
  for (const key of ['data', 'stringData']) {
    const held = body.get(key);
    if (held !== undefined) guarded.set(key, hideAll(held));
  }
  const sealed = at(body, 'spec', 'encryptedData');
  const spec = guarded.get('spec');
  if (sealed !== undefined && isMap(spec)) {
    guarded.set('spec', new Map([...spec, ['encryptedData', hideAll(sealed)]]));
  }
  return guarded;
}

// --- internal ---

interface Context {
  readonly references: boolean;
}

function guardMap(map: ValueMap, context: Context, settings: boolean): ValueMap {
  // `{name: DB_PASSWORD, value: …}`: the name tells what the value is.
  const label = map.get('name') ?? map.get('key');
  const pair = typeof label === 'string' && namesSecretSetting(label);
  // Most maps hold nothing to hide: they are handed on, not copied.
  let guarded: Map<string, Value> | undefined;
  for (const [key, value] of map) {
    const secret = (pair && key === 'value') || secretKey(key, context, settings);
    const shown = guardValue(value, key, context, secret);
    if (shown === value) continue;
    guarded ??= new Map(map);
    guarded.set(key, shown);
  }
  return guarded ?? map;
}

function secretKey(key: string, { references }: Context, settings: boolean): boolean {
  if (key === lastApplied) return true;
  if (settings) return namesSecretSetting(key);
  return namesSecretField(key) && !(references && key === 'secretKey');
}

function guardValue(value: Value, key: string, context: Context, secret: boolean): Value {
  if (isMap(value)) return guardMap(value, context, settingMaps.has(key));
  if (isList(value)) {
    const shown = value.map((item, index) =>
      guardValue(item, '', context, secret || follows(value[index - 1])),
    );
    return shown.every((item, index) => item === value[index]) ? value : shown;
  }
  const shown = guardScalar(value, secret);
  if (secret || typeof value !== 'string' || !(shown instanceof Hidden)) return shown;
  // What a text of a file hides need not hide the rest of it.
  const json = key.endsWith('.json') ? parseJson(value) : undefined;
  if (json === undefined) return shown;
  return new Hidden(`string ${value}`, shown.shown, guardMap(json, context, false));
}

/** Whether the next word of a command line is a secret: `--password`, then `…`. */
function follows(previous: Value | undefined): boolean {
  if (typeof previous !== 'string' || !/^--?[\w-]+$/.test(previous)) return false;
  return namesSecretSetting(previous);
}

function guardScalar(value: Value, secret: boolean): Value {
  if (secret && (typeof value === 'string' || typeof value === 'number')) {
    return isOpenValue(`${value}`) ? value : new Hidden(`${typeof value} ${value}`, masked);
  }
  if (typeof value !== 'string') return value;
  const shown = maskText(value);
  return shown === value ? value : new Hidden(`string ${value}`, shown);
}

function hideAll(value: Value): Value {
  if (isMap(value)) return new Map([...value].map(([key, held]) => [key, hideAll(held)]));
  if (isList(value)) return value.map(hideAll);
  return new Hidden(`${typeof value} ${String(value)}`, masked);
}

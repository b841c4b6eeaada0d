import builtIn from './built-in.json' with { type: 'json' };
import custom from './custom.json' with { type: 'json' };

/**
 * The fields that Kubernetes 1.36 and the operators know, for the kinds that this
 * fleet renders; made by scripts/kubernetes-fields.ts from their own schemas.
 *
 * A type is written `string`, `integer`, `number`, `boolean`, `quantity`,
 * `int-or-string`, `any`, or the name of an entry of `types`; `[]` before it makes
 * it a list, `[name]` a list whose items are told apart by that field (several: `[port,protocol]`),
 * as Kubernetes merges them; `{}` makes it a map of free keys.
 */
export interface Fields {
  /** Module → version that the fields were read from. */
  readonly sources: Readonly<Record<string, string>>;
  /** `apiVersion/kind` → what it is. */
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Kind {
  readonly namespaced: boolean;
  /** Fields beside `apiVersion`, `kind` and `metadata`; never `status`, which is not ours to say. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Everything that is known, of both origins. */
export const fields: Fields = {
  sources: { ...builtIn.sources, ...custom.sources },
  kinds: { ...builtIn.kinds, ...custom.kinds },
  types: { ...builtIn.types, ...custom.types },
};

/** What this kind is, or undefined where this fleet has no business with it. */
export function kindOf(apiVersion: string, kind: string): Kind | undefined {
  const name = `${apiVersion}/${kind}`;
  return Object.hasOwn(fields.kinds, name) ? fields.kinds[name] : undefined;
}

import type { CheckboxesField, Option } from './field.ts';

/**
 * Every form ends with the boxes of its commitments, whose heading says the kind
 * and the version of the form. A heading is the one thing that both forges copy
 * into the body, that a requester cannot lose by filling the form, and that costs
 * nobody a field.
 */
export function commitments(
  kind: string,
  version: number,
  options: readonly Option[],
): CheckboxesField {
  return {
    id: 'commitments',
    type: 'checkboxes',
    group: { fr: 'Envoi', en: 'Sending' },
    label: {
      fr: `Engagements (formulaire ${kind}/${version})`,
      en: `Commitments (form ${kind}/${version})`,
    },
    help: { fr: 'Cochez toutes les cases.', en: 'Tick every box.' },
    required: true,
    options,
  };
}

/** What a heading of commitments says about the form; undefined for any other line. */
export function readMarker(
  line: string,
): { readonly kind: string; readonly version: number } | undefined {
  // Almost no line is one, and there may be a million.
  if (!line.startsWith('### Engagements')) return undefined;
  const { kind, version } = marker.exec(line)?.groups ?? {};
  return kind === undefined ? undefined : { kind, version: Number(version) };
}

// --- internal ---

const marker =
  /^### Engagements \(formulaire (?<kind>[a-z][a-z-]{0,29})\/(?<version>[1-9][0-9]{0,3})\) \/ Commitments \(form \k<kind>\/\k<version>\)$/;

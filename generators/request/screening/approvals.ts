import type { Bilingual } from '../../../lib/base/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import type { EditKind, NewKind } from '../definition/kind.ts';
import { groundsOf } from './grounds.ts';

/** Who may have to approve a request, beside the maintainers. */
export const approvers = ['unit-head', 'security', 'data-protection'] as const;
export type Approver = (typeof approvers)[number];

/** Why somebody has to approve, and the document by which they decide. */
export interface Ground {
  readonly why: Bilingual;
  readonly document?: {
    readonly name: Bilingual;
    /** Its reference, as the requester gave it; null where it is missing. */
    readonly given: string | null;
  };
}

/** An approval that is asked for: by a label, and by mention of a team of the platform file. */
export interface Approval {
  readonly approver: Approver;
  readonly title: Bilingual;
  /** The team on the forge: ours, never text of the requester. */
  readonly team: string;
  readonly label: string;
  readonly grounds: readonly Ground[];
}

/** Labels by which issue and pull request ask for approvals. */
export const approvalLabels: Readonly<Record<Approver, string>> = {
  'unit-head': 'approval:unit-head',
  security: 'approval:security',
  'data-protection': 'approval:data-protection',
};

/** Who has to approve what this request would do; derived, never asked of the requester. */
export function approvalsOf(
  kind: NewKind | EditKind,
  before: Instance | undefined,
  after: Instance,
  { institute }: Platform,
): readonly Approval[] {
  const grounds = groundsOf(kind.id, before, after);
  const { teams } = institute.forge;
  const team: Readonly<Record<Approver, string>> = {
    'unit-head': teams.unitHeads,
    security: teams.security,
    'data-protection': teams.dataProtection,
  };
  return approvers
    .filter((approver) => grounds[approver].length > 0)
    .map((approver) => ({
      approver,
      title: titles[approver],
      team: team[approver],
      label: approvalLabels[approver],
      grounds: grounds[approver],
    }));
}

// --- internal ---

const titles: Readonly<Record<Approver, Bilingual>> = {
  'unit-head': { fr: 'Direction de l’unité', en: 'Head of the unit' },
  security: { fr: 'Officier de sécurité', en: 'Security officer' },
  'data-protection': {
    fr: 'Délégué à la protection des données',
    en: 'Data-protection officer',
  },
};

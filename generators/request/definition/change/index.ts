import type { Platform } from '../../../../lib/platform/index.ts';
import type { EditKind } from '../kind.ts';
import { commitments } from '../marker.ts';
import {
  detailsField,
  languageField,
  notebookField,
  nothingSecret,
  ownerAgrees,
} from '../shared.ts';
import { applyChange, checkChange } from './apply.ts';
import { changeFields } from './fields.ts';

const id = 'change';
const formVersion = 1;

/** A change of a notebook's size, audience, partners, rules or release ring. */
export function changeInstance(platform: Platform): EditKind {
  return {
    does: 'edit',
    summary: (slug) => ({ fr: `Modification de ${slug}`, en: `change ${slug}` }),
    id,
    formVersion,
    earlier: [],
    tier: 'owner',
    title: { fr: 'Modifier un cahier', en: 'Change a notebook' },
    description: {
      fr: 'Taille, public, partenaires privés, règles, anneau de mise à jour.',
      en: 'Size, audience, private partners, rules, release ring.',
    },
    intro: {
      fr: 'Ne répondez qu’aux rubriques qui changent : tout le reste demeure. Les pilotes, l’exploitant, le retrait et la restauration ont chacun leur formulaire.',
      en: 'Answer only the sections that change: everything else stays. Pilots, who runs it, retirement and restore each have a form of their own.',
    },
    issueTitle: 'Modification : ',
    fields: [
      notebookField(),
      ...changeFields(platform),
      languageField,
      detailsField(
        {
          fr: 'Pourquoi ce changement, et pour quand il est attendu.',
          en: 'Why this change, and by when it is wanted.',
        },
        'Deux équipes nous rejoignent en janvier.',
      ),
      commitments(id, formVersion, [ownerAgrees, nothingSecret]),
    ],
    apply: applyChange,
    check: checkChange,
    byHand: () => [],
    places: {
      slug: 'notebook',
      ring: 'ring',
      audience: 'audience',
      partners: 'partners-sponsor',
      'partners.sponsor': 'partners-sponsor',
      'partners.until': 'partners-until',
      'partners.agreement': 'partners-agreement',
      expectedUsers: 'users',
      expectedTeams: 'teams',
      size: 'size',
      storage: 'storage',
      database: 'size',
      mailbox: 'mailbox',
      policy: 'mfa',
      'policy.timestamp': 'timestamp-authority',
      'policy.timestamp.auto': 'timestamp-rhythm',
      'policy.signature': 'signature',
    },
  };
}

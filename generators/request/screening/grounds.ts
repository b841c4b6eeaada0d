import type { Instance } from '../../../lib/instance/index.ts';
import type { Approver, Ground } from './approvals.ts';

type Grounds = Readonly<Record<Approver, readonly Ground[]>>;

/**
 * Why each approver is asked. What stays as it is was approved before: a change asks for
 * a new approval only where it touches the nature of the data, who may see it, or who keeps it.
 */
export function groundsOf(kind: string, before: Instance | undefined, after: Instance): Grounds {
  const touched = before === undefined || isTouched(before, after);
  return {
    'unit-head': headGrounds(kind, before, after),
    security: touched ? securityGrounds(after) : [],
    'data-protection': touched ? dataGrounds(after) : [],
  };
}

// --- internal ---

const touching = ['classification', 'sensitivity', 'audience', 'partners', 'scenario'] as const;

function isTouched(before: Instance, after: Instance): boolean {
  return touching.some((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

function headGrounds(
  kind: string,
  before: Instance | undefined,
  after: Instance,
): readonly Ground[] {
  switch (kind) {
    case 'new':
      return [
        {
          why: {
            fr: 'l’entité demande un cahier et en désigne les pilotes',
            en: 'the entity asks for a notebook and names its pilots',
          },
        },
      ];
    case 'pilots':
      return [{ why: { fr: 'les pilotes changent', en: 'the pilots change' } }];
    case 'move':
      return [{ why: { fr: 'l’exploitant change', en: 'the operator changes' } }];
    case 'retire':
      return [{ why: { fr: 'l’état du cahier change', en: 'the state of the notebook changes' } }];
    case 'restore':
      return after.restore?.into === 'same'
        ? [
            {
              why: {
                fr: 'des travaux récents seront mis de côté',
                en: 'recent work will be set aside',
              },
            },
          ]
        : [];
    default:
      return before?.audience === after.audience
        ? []
        : [{ why: { fr: 'le public change', en: 'the audience changes' } }];
  }
}

function securityGrounds({ classification, partners, sensitivity }: Instance): readonly Ground[] {
  return [
    ...(classification.kind === 'restricted-zone' ? [zone(classification.decision)] : []),
    ...(sensitivity.level === 'particular' ? [sensitive(sensitivity.decision)] : []),
    ...(partners === undefined ? [] : [withPartners(partners.agreement ?? null)]),
  ];
}

function dataGrounds({ classification }: Instance): readonly Ground[] {
  if (classification.kind !== 'personal-data') return [];
  const { decision, health } = classification;
  return [personal(decision), ...(health === undefined ? [] : [healthData(health.certificate)])];
}

function zone(given: string): Ground {
  return {
    why: { fr: 'zone à régime restrictif', en: 'restricted zone' },
    document: { name: { fr: 'décision de zone', en: 'zone decision' }, given },
  };
}

function sensitive(given: string): Ground {
  return {
    why: { fr: 'données d’une sensibilité particulière', en: 'data of particular sensitivity' },
    document: { name: { fr: 'analyse de sensibilité', en: 'sensitivity analysis' }, given },
  };
}

function withPartners(given: string | null): Ground {
  return {
    why: { fr: 'partenaires privés', en: 'private partners' },
    document: {
      name: { fr: 'accord avec les partenaires', en: 'agreement with the partners' },
      given,
    },
  };
}

function personal(given: string): Ground {
  return {
    why: { fr: 'données à caractère personnel', en: 'personal data' },
    document: { name: { fr: 'décision du délégué', en: 'decision of the officer' }, given },
  };
}

function healthData(given: string): Ground {
  return {
    why: { fr: 'données de santé', en: 'health data' },
    document: { name: { fr: 'certificat HDS', en: 'HDS certificate' }, given },
  };
}

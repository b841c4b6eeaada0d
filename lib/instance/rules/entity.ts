import type { Platform } from '../../platform/index.ts';
import type { Instance } from '../schema/instance.ts';
import { type Found, meant } from './found.ts';

/** The kinds of code that a kind of unit carries. Service units are also called UAR or USC. */
export const unitCodes: Readonly<Partial<Record<Instance['entity']['kind'], readonly string[]>>> = {
  umr: ['UMR'],
  ur: ['UR'],
  ue: ['UE'],
  us: ['US', 'UAR', 'USC'],
};

/** Who asks: its code, its centre, its supervising bodies, its end. facts/service.md B.4. */
export function* entityRules(
  { entity, consortium }: Instance,
  platform: Platform,
): Generator<Found> {
  yield* codeRules(entity);
  yield* supervisorRules(entity);

  const { centres } = platform.institute;
  if (!Object.hasOwn(centres, entity.centre)) {
    yield {
      code: 'centre-unknown',
      level: 'error',
      field: 'entity.centre',
      fr: `Le centre « ${entity.centre} » n’existe pas dans l’institut.`,
      en: `The institute has no centre “${entity.centre}”.`,
      fix: meant(entity.centre, Object.keys(centres)),
    };
  }

  if (entity.kind === 'project' && consortium === undefined) {
    yield {
      code: 'consortium-missing',
      level: 'error',
      field: 'consortium',
      fr: 'Un projet ou un consortium a une fin : sa date et le devenir des données manquent.',
      en: 'A project or consortium ends: its date and where the data goes are missing.',
      fix: {
        fr: 'Indiquez la date de fin et la destination des données.',
        en: 'Give the end date and where the data goes.',
      },
    };
  }
  if (unitCodes[entity.kind] !== undefined && consortium !== undefined) {
    yield {
      code: 'consortium-unexpected',
      level: 'warn',
      field: 'consortium',
      fr: 'Une unité ne prend pas fin avec un consortium.',
      en: 'A unit does not end with a consortium.',
      fix: {
        fr: 'Retirez la date de fin, ou demandez l’instance pour le projet.',
        en: 'Remove the end date, or ask for the instance on behalf of the project.',
      },
    };
  }
}

// --- internal ---

function* codeRules(entity: Instance['entity']): Generator<Found> {
  const kinds = unitCodes[entity.kind];
  if (kinds === undefined) return;
  if (entity.code === undefined) {
    yield {
      code: 'unit-code-missing',
      level: 'error',
      field: 'entity.code',
      fr: 'Le code de l’unité manque.',
      en: 'The code of the unit is missing.',
      fix: {
        fr: `Indiquez-le, par exemple « ${kinds[0]} 1234 ».`,
        en: `Give it, for example “${kinds[0]} 1234”.`,
      },
    };
  } else if (!kinds.includes(entity.code.replace(/[^A-Z]/g, ''))) {
    yield {
      code: 'unit-code-kind',
      level: 'error',
      field: 'entity.code',
      fr: `Le code « ${entity.code} » n’est pas celui de ce type d’unité.`,
      en: `The code “${entity.code}” does not belong to this kind of unit.`,
      fix: {
        fr: `Corrigez le type de l’unité ou son code (${kinds.join(', ')}).`,
        en: `Correct the kind of unit or its code (${kinds.join(', ')}).`,
      },
    };
  }
}

function* supervisorRules({
  kind,
  supervisors,
  coOwnership,
}: Instance['entity']): Generator<Found> {
  const names = new Set(supervisors.map((name) => name.toLowerCase()));
  if (names.size < supervisors.length) {
    yield {
      code: 'supervisor-twice',
      level: 'error',
      field: 'entity.supervisors',
      fr: 'Une même tutelle est citée deux fois.',
      en: 'One supervising body is named twice.',
      fix: { fr: 'Citez chaque tutelle une seule fois.', en: 'Name each body once.' },
    };
  }
  if (supervisors.length > 1 && coOwnership === undefined) {
    yield {
      code: 'co-ownership-missing',
      level: 'error',
      field: 'entity.coOwnership',
      fr: 'Plusieurs tutelles partagent les résultats : la référence de la convention qui règle leur propriété manque.',
      en: 'Several bodies share the results: the reference of the agreement on who owns them is missing.',
      fix: {
        fr: 'Citez la convention entre les tutelles.',
        en: 'Cite the agreement between the bodies.',
      },
    };
  }
  if (kind === 'umr' && supervisors.length === 1) {
    yield {
      code: 'mixed-unit-alone',
      level: 'warn',
      field: 'entity.supervisors',
      fr: 'Une unité mixte a au moins deux tutelles ; une seule est citée.',
      en: 'A mixed unit has at least two supervising bodies; only one is named.',
      fix: {
        fr: 'Citez toutes les tutelles, celle qui héberge en premier.',
        en: 'Name all supervising bodies, the hosting one first.',
      },
    };
  }
}

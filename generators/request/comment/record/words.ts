import type { Language } from '../../../../lib/base/index.ts';
import type { RecordStep } from './state.ts';

/** The words of a living record; those of the verdict are in `words.ts` beside this folder. */
export interface RecordWords {
  /** Title by the step that was reached; a change is no new notebook. */
  readonly title: Readonly<Record<RecordStep, { readonly new: string; readonly change: string }>>;
  /** What it means for the requester, and what comes next. */
  readonly next: Readonly<Record<RecordStep, { readonly new: string; readonly change: string }>>;
  /** Of a notebook that the institute does not run. */
  readonly outside: { readonly title: string; readonly next: string; readonly step: string };
  readonly step: Readonly<Record<RecordStep, string>>;
  readonly head: { readonly step: string; readonly day: string };
  readonly notYet: string;
  readonly nextReview: string;
  readonly address: string;
  readonly firstLogin: string;
  readonly login: {
    readonly institute: string;
    readonly federation: string;
    readonly partner: string;
    readonly team: string;
    readonly validation: string;
  };
  readonly notice: {
    readonly broken: string;
    readonly overdue: (day: string) => string;
    readonly leaving: Readonly<Record<'notice' | 'read-only' | 'exported', string>>;
    readonly destroyed: string;
  };
}

export const recordWords: Readonly<Record<Language, RecordWords>> = {
  fr: {
    title: {
      merged: { new: '🔀 Demande acceptée', change: '🔀 Demande acceptée' },
      deployed: { new: '🚚 Cahier installé', change: '🚚 Changement appliqué' },
      ready: { new: '🎉 Votre cahier est prêt', change: '🎉 Le changement est en vigueur' },
      reviewed: { new: '🎉 Votre cahier est en service', change: '' },
      retired: { new: '📦 Cahier retiré', change: '' },
    },
    next: {
      merged: {
        new: 'Un mainteneur a accepté la demande. L’installation suit d’elle-même ; rien n’est à faire de votre côté.',
        change:
          'Un mainteneur a accepté la demande. Le changement s’applique de lui-même ; rien n’est à faire de votre côté.',
      },
      deployed: {
        new: 'Le cahier est installé ; il démarre et se vérifie. Son adresse s’écrira ici dès qu’il répondra.',
        change: 'Le changement est appliqué ; le cahier redémarre peut-être et se vérifie.',
      },
      ready: {
        new: 'Il répond à l’adresse ci-dessous.',
        change: 'Le cahier répond, avec ce qui a été demandé.',
      },
      reviewed: {
        new: 'Il répond à l’adresse ci-dessous ; la revue annuelle a confirmé ce qui est écrit de lui.',
        change: '',
      },
      retired: {
        new: 'Plus personne ne peut l’ouvrir. Ses données sont conservées dans une archive ; son nom ne sera jamais donné à un autre cahier.',
        change: '',
      },
    },
    outside: {
      title: '🎉 Votre cahier est inscrit dans la flotte',
      next: 'L’institut n’exploite pas ce cahier lui-même : son exploitant l’installe et vous y accueille.',
      step: 'Inscription dans la flotte',
    },
    step: {
      merged: 'Demande acceptée',
      deployed: 'Installation',
      ready: 'En service',
      reviewed: 'Dernière revue annuelle',
      retired: 'Retrait',
    },
    head: { step: 'Étape', day: 'Date' },
    notYet: 'à venir',
    nextReview: 'Prochaine revue annuelle',
    address: 'Adresse :',
    firstLogin: 'Première connexion',
    login: {
      institute: 'Ouvrez cette adresse et connectez-vous avec votre compte de l’institut.',
      federation:
        'Ouvrez cette adresse, choisissez votre établissement dans la liste et connectez-vous avec votre compte habituel.',
      partner:
        'Les partenaires privés se connectent avec le compte local que les mainteneurs leur remettent.',
      team: 'À la première connexion, choisissez votre équipe parmi celles qui sont proposées.',
      validation:
        'Un pilote du cahier valide ensuite votre compte ; d’ici là, le cahier vous demande de patienter.',
    },
    notice: {
      broken:
        'L’installation rencontre un problème qui ne se résoudra pas de lui-même. Si rien ne bouge d’ici demain, écrivez aux mainteneurs.',
      overdue: (day) =>
        `La revue annuelle était attendue le ${day} : les mainteneurs prendront contact avec les pilotes.`,
      leaving: {
        notice:
          'Le retrait de ce cahier est annoncé : le préavis court, et tout fonctionne encore.',
        'read-only': 'Ce cahier est en lecture seule : on peut le lire, plus y écrire.',
        exported: 'L’export de ce cahier est fait ; l’entité doit en signer le reçu.',
      },
      destroyed: 'Le délai de conservation est écoulé : les données ont été détruites.',
    },
  },
  en: {
    title: {
      merged: { new: '🔀 Request accepted', change: '🔀 Request accepted' },
      deployed: { new: '🚚 Notebook installed', change: '🚚 Change applied' },
      ready: { new: '🎉 Your notebook is ready', change: '🎉 The change is in force' },
      reviewed: { new: '🎉 Your notebook is in service', change: '' },
      retired: { new: '📦 Notebook retired', change: '' },
    },
    next: {
      merged: {
        new: 'A maintainer has accepted the request. Installation follows by itself; there is nothing for you to do.',
        change:
          'A maintainer has accepted the request. The change is applied by itself; there is nothing for you to do.',
      },
      deployed: {
        new: 'The notebook is installed; it is starting and being checked. Its address will stand here as soon as it answers.',
        change: 'The change is applied; the notebook may be restarting and is being checked.',
      },
      ready: {
        new: 'It answers at the address below.',
        change: 'The notebook answers, with what was asked for.',
      },
      reviewed: {
        new: 'It answers at the address below; the yearly review has confirmed what is written of it.',
        change: '',
      },
      retired: {
        new: 'Nobody can open it any more. Its data is kept in an archive; its name will never be given to another notebook.',
        change: '',
      },
    },
    outside: {
      title: '🎉 Your notebook is recorded in the fleet',
      next: 'The institute does not run this notebook itself: its operator installs it and welcomes you there.',
      step: 'Recorded in the fleet',
    },
    step: {
      merged: 'Request accepted',
      deployed: 'Installation',
      ready: 'In service',
      reviewed: 'Last yearly review',
      retired: 'Retirement',
    },
    head: { step: 'Step', day: 'Date' },
    notYet: 'to come',
    nextReview: 'Next yearly review',
    address: 'Address:',
    firstLogin: 'First login',
    login: {
      institute: 'Open this address and log in with your account of the institute.',
      federation:
        'Open this address, choose your institution in the list and log in with your usual account.',
      partner:
        'Private partners log in with the local account that the maintainers hand over to them.',
      team: 'At the first login, choose your team among those that are offered.',
      validation:
        'A pilot of the notebook then validates your account; until then the notebook asks you to wait.',
    },
    notice: {
      broken:
        'The installation has met a problem that will not mend itself. If nothing moves by tomorrow, write to the maintainers.',
      overdue: (day) =>
        `The yearly review was due on ${day}: the maintainers will get in touch with the pilots.`,
      leaving: {
        notice:
          'The retirement of this notebook is announced: the notice runs, and everything still works.',
        'read-only': 'This notebook is read-only: it can be read, but not written any more.',
        exported: 'The export of this notebook is made; the entity has to sign its receipt.',
      },
      destroyed: 'The time of keeping is over: the data has been destroyed.',
    },
  },
};

import type { Language } from '../../base/index.ts';
import {
  type Block,
  heading,
  type Inline,
  paragraph,
  type ReportDocument,
  table,
} from '../report/document.ts';
import { settingOf } from './allowed-settings.ts';
import { byDifference } from './by-difference.ts';
import type { Identity, Unexplained } from './compare.ts';
import type { FleetAudit } from './fleet-audit.ts';

/** For a terminal: a line an instance, then what is wrong, by name. */
export function identityText(audit: FleetAudit): string {
  const rows = audit.instances.flatMap(({ slug, explained, unexplained }) => {
    const fields = explained.map(({ field, paths }) => `${field} (${paths.length})`).join(', ');
    return [
      `${slug}: ${fields === '' ? 'the baseline' : `the baseline, but for ${fields}`}`,
      ...unexplained.map(({ path, why }) => `  ! ${slug} ${path}: ${why}`),
    ];
  });
  const files = strayFiles(audit).map(({ path, why }) => `! ${path}: ${why.en}`);
  return [...rows, ...files, summary(audit, 'en')].join('\n');
}

/**
 * For an auditor: one accreditation of the template covers what is shown here
 * (facts/service.md 0.21). First what no file explains, then every difference with the
 * instances that have it, then every instance with its differences.
 */
export function identityDocument(audit: FleetAudit, language: Language): ReportDocument {
  return {
    language,
    blocks: [
      ...introduction(audit, language),
      ...unexplained(audit, language),
      ...differencesBlock(audit, language),
      ...instances(audit, language),
    ],
  };
}

// --- internal ---

function introduction(audit: FleetAudit, language: Language): readonly Block[] {
  const say = choose(language);
  return [
    heading(
      1,
      say('Identité des instances gérées : ', 'How identical the managed instances are: '),
      audit.identical ? say('prouvée', 'proven') : say('non prouvée', 'not proven'),
    ),
    paragraph(summary(audit, language)),
    paragraph(
      say(
        'Chaque instance a été engendrée, manifestes et réglages d’eLabFTW, à côté d’une jumelle qui n’en diffère que par l’entité à qui elle est : rien ne doit les distinguer. La jumelle a ensuite été atteinte depuis le modèle commun, un champ du fichier après l’autre : chaque différence est donc attribuée au champ qui la fait, et un champ ne peut changer que les réglages qui lui sont ouverts.',
        'Each instance was rendered, manifests and settings of eLabFTW, beside a twin that differs only in whose it is: nothing may tell them apart. The twin was then reached from the common baseline, one field of the file after the other: so each difference is put down to the field that makes it, and a field may change only the settings that are open to it.',
      ),
    ),
    paragraph(
      audit.dist === null
        ? say(
            'Les manifestes déposés n’ont pas été comparés à ce rendu.',
            'The committed manifests were not compared with this rendering.',
          )
        : say(
            `Les ${audit.dist.files} fichiers déposés dans le dossier des manifestes ont été comparés à ce rendu, octet par octet.`,
            `The ${audit.dist.files} committed files of the manifests were compared with this rendering, byte by byte.`,
          ),
    ),
    paragraph(
      say(
        'Ce rapport porte sur ce qui est déclaré. Qu’une instance tourne telle que déclarée se lit ailleurs : Argo CD (manifestes), la tâche de dérive (réglages) et le rapport de conformité de l’instance.',
        'This report is about what is declared. That an instance runs as declared is told elsewhere: by Argo CD (manifests), by the drift job (settings) and by the conformity report of the instance.',
      ),
    ),
  ];
}

function unexplained(audit: FleetAudit, language: Language): readonly Block[] {
  const say = choose(language);
  const found = audit.instances.flatMap(({ slug, unexplained: all }) =>
    all.map((one): readonly (readonly Inline[])[] => [
      [{ code: slug }],
      [{ code: one.path }],
      [whyOf(one.why)[language]],
      cell(one.before),
      cell(one.after),
    ]),
  );
  const files = strayFiles(audit).map(({ path, why }) => [[{ code: path }], [why[language]]]);
  const title = say('Ce qu’aucun fichier n’explique', 'What no file explains');
  if (found.length === 0 && files.length === 0)
    return [heading(2, title), paragraph(say('Rien.', 'Nothing.'))];
  const columns = [
    say('Instance', 'Instance'),
    say('Où', 'Where'),
    say('Pourquoi', 'Why'),
    say('Attendu', 'Expected'),
    say('Trouvé', 'Found'),
  ];
  return [
    heading(2, title),
    ...(found.length === 0
      ? []
      : [table(say('Manifestes et réglages', 'Manifests and settings'), columns, found)]),
    ...(files.length === 0
      ? []
      : [
          table(
            say('Fichiers déposés', 'Committed files'),
            [say('Fichier', 'File'), say('Écart', 'Difference')],
            files,
          ),
        ]),
  ];
}

function differencesBlock(audit: FleetAudit, language: Language): readonly Block[] {
  const say = choose(language);
  const rows = byDifference(audit.instances).map(({ field, value, slugs, settings, objects }) => [
    [{ code: field }],
    cell(value),
    listed(settings),
    [objects === 0 ? '–' : `${objects}`],
    listed(slugs),
  ]);
  return [
    heading(2, say('Par différence', 'By difference')),
    table(
      say(
        'Ce que disent des fichiers, ce que cela change, et les instances concernées',
        'What files say, what it changes, and the instances that it concerns',
      ),
      [
        say('Champ', 'Field'),
        say('Le fichier dit', 'The file says'),
        say('Réglages changés', 'Settings changed'),
        say('Valeurs changées dans les manifestes', 'Values changed in manifests'),
        say('Instances', 'Instances'),
      ],
      rows,
    ),
  ];
}

function instances(audit: FleetAudit, language: Language): readonly Block[] {
  const say = choose(language);
  const blocks = audit.instances.flatMap(({ slug, explained }): readonly Block[] => {
    if (explained.length === 0) {
      return [
        heading(3, { code: slug }),
        paragraph(
          say('Le modèle commun, sans aucune différence.', 'The baseline, without any difference.'),
        ),
      ];
    }
    const rows = explained.map(({ field, value, paths, settings }) => [
      [{ code: field }],
      cell(value),
      settings.length === 0 ? ['–'] : settings.flatMap(settingTold),
      shown(
        paths.filter((path) => settingOf(path) === undefined),
        say('et', 'and'),
        say('autres', 'more'),
      ),
    ]);
    return [
      heading(3, { code: slug }),
      table(
        say(`Différences de ${slug}`, `Differences of ${slug}`),
        [
          say('Champ', 'Field'),
          say('Le fichier dit', 'The file says'),
          say('Réglages : avant → après', 'Settings: before → after'),
          say('Manifestes', 'Manifests'),
        ],
        rows,
      ),
    ];
  });
  return [heading(2, say('Par instance', 'By instance')), ...blocks];
}

function summary(audit: FleetAudit, language: Language): string {
  const { instances: all } = audit;
  const say = choose(language);
  if (audit.identical)
    return say(
      `${all.length} instances, chacune étant le modèle commun plus ce que dit son fichier.`,
      `${all.length} instances, each the baseline plus what its file says.`,
    );
  const wrong = all.filter((one: Identity) => one.unexplained.length > 0).length;
  const files = strayFiles(audit).length;
  return say(
    `Instances qui diffèrent par ce qu’aucun fichier n’explique : ${wrong} sur ${all.length}. Fichiers déposés qui ne sont pas ce qui est engendré : ${files}.`,
    `${wrong} of ${all.length} instances differ by what no file explains; ${files} committed files are not what is rendered.`,
  );
}

function strayFiles({ dist }: FleetAudit) {
  if (dist === null) return [];
  return [
    ...dist.differing.map((path) => ({ path, why: fileWords.differing })),
    ...dist.missing.map((path) => ({ path, why: fileWords.missing })),
    ...dist.stale.map((path) => ({ path, why: fileWords.stale })),
  ];
}

const fileWords = {
  differing: {
    fr: 'n’est pas ce que le générateur écrit : modifié à la main, ou pas engendré à nouveau',
    en: 'is not what the generator writes: edited by hand, or not rendered again',
  },
  missing: { fr: 'manque', en: 'is missing' },
  stale: { fr: 'n’appartient à aucune instance', en: 'belongs to no instance' },
} as const;

function whyOf(why: Unexplained['why']) {
  if (why === 'depends on whose it is') return { fr: 'dépend de l’entité à qui elle est', en: why };
  if (why === 'size may change figures only')
    return { fr: 'la taille ne change que des quantités', en: why };
  const field = why.replace(/ .*/, '');
  return { fr: `le champ ${field} n’a pas à changer cela`, en: why };
}

function settingTold(
  { key, before, after }: { key: string; before: string | null; after: string | null },
  index: number,
): readonly Inline[] {
  const change = [before, after].map((value) => ({ code: value === '' ? '""' : (value ?? '–') }));
  const [one = '–', other = '–'] = change;
  return [...(index === 0 ? [] : ['; ']), { code: key }, ' ', one, ' → ', other];
}

function listed(words: readonly string[]): readonly Inline[] {
  if (words.length === 0) return ['–'];
  return words.flatMap((word, index) => [...(index === 0 ? [] : [', ']), { code: word }]);
}

function shown(paths: readonly string[], and: string, more: string): readonly Inline[] {
  const first = listed(paths.slice(0, 12));
  return paths.length > 12 ? [...first, ` ${and} ${paths.length - 12} ${more}`] : first;
}

function cell(value: string | null): readonly Inline[] {
  return value === null ? ['–'] : [{ code: value }];
}

function choose(language: Language): (fr: string, en: string) => string {
  return (fr, en) => (language === 'fr' ? fr : en);
}

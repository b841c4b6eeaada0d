import type { Finding } from '../base/index.ts';
import type { Platform } from './model/index.ts';

/** Memory that nginx, PHP's master and the system need beside one PHP process. facts/database.md E.3. */
export const memoryBesidePhpMi = 512;

/**
 * What a platform room must hold for any fleet to stand on it. `fleet doctor` and
 * `fleet render` ask; an institute that adopts the repository is told here what its
 * data lacks. Clock-free: dates are compared with `today`, `YYYY-MM-DD`.
 */
export function checkPlatform(platform: Platform, today: string): Finding[] {
  return [
    ...clusterFindings(platform),
    ...capacityFindings(platform),
    ...ringFindings(platform),
    ...sizeFindings(platform),
    ...policyFindings(platform),
    ...requesterFindings(platform),
    ...digestFindings(platform),
    ...lifeFindings(platform, today),
  ];
}

// --- internal ---

type Parts = Pick<Finding, 'code' | 'level' | 'field' | 'fr' | 'en' | 'fix'>;

function clusterFindings({ clusters }: Platform): Finding[] {
  const list = Object.entries(clusters);
  const misnamed = list
    .filter(([key, cluster]) => key !== cluster.id)
    .map(([key]) => ({
      code: 'platform-cluster-name',
      level: 'error' as const,
      field: `clusters.${key}.id`,
      fr: `La grappe « ${key} » porte un autre identifiant que sa clé.`,
      en: `The cluster “${key}” has another id than its key.`,
      fix: { fr: 'Donnez-leur le même nom.', en: 'Give both the same name.' },
    }));
  const domains = list.map(([, cluster]) => cluster.domain);
  const shared = list
    .filter(([, { domain }]) => domains.indexOf(domain) !== domains.lastIndexOf(domain))
    .map(([key, { domain }]) => ({
      code: 'platform-cluster-domain',
      level: 'error' as const,
      field: `clusters.${key}.domain`,
      fr: `Deux grappes se partagent le domaine ${domain}.`,
      en: `Two clusters share the domain ${domain}.`,
      fix: { fr: 'Donnez un domaine à chacune.', en: 'Give each a domain of its own.' },
    }));
  return [...misnamed, ...shared];
}

/** Without it nobody is told that a cluster is full before it is. */
function capacityFindings({ clusters, capacity }: Platform): Finding[] {
  const nameless = Object.keys(clusters)
    .filter((id) => !Object.hasOwn(capacity, id))
    .map((id) => ({
      code: 'platform-capacity-missing',
      level: 'error' as const,
      field: `capacity.json ${id}`,
      fr: `Personne n’a écrit ce que la grappe « ${id} » peut donner.`,
      en: `Nobody has written down what the cluster “${id}” can give.`,
      fix: {
        fr: 'Demandez-le à l’équipe de la grappe et écrivez-le dans capacity.json.',
        en: 'Ask the cluster’s team and write it into capacity.json.',
      },
    }));
  const strangers = Object.keys(capacity)
    .filter((id) => !Object.hasOwn(clusters, id))
    .map((id) => ({
      code: 'platform-capacity-cluster',
      level: 'error' as const,
      field: `capacity.json ${id}`,
      fr: `capacity.json nomme la grappe « ${id} », qui n’existe pas.`,
      en: `capacity.json names the cluster “${id}”, which does not exist.`,
      fix: { fr: 'Ôtez-la, ou corrigez le nom.', en: 'Take it out, or mend the name.' },
    }));
  return [...nameless, ...strangers];
}

function ringFindings({ rings, releases }: Platform): Finding[] {
  return Object.entries(rings).flatMap(([ring, pins]): Parts[] => {
    const elabftw = releases.elabftw.find(({ version }) => version === pins.elabftw);
    const found: Parts[] = [];
    if (elabftw === undefined || !releases.mysql.some(({ version }) => version === pins.mysql)) {
      found.push({
        code: 'platform-ring-release',
        level: 'error',
        field: `rings.${ring}`,
        fr: `L’anneau ${ring} nomme une version que releases.json ne connaît pas.`,
        en: `The ring ${ring} names a version that releases.json does not have.`,
        fix: { fr: 'Ajoutez-la à releases.json.', en: 'Add it to releases.json.' },
      });
    }
    if (elabftw?.generation === 5) {
      found.push({
        code: 'platform-ring-generation',
        level: 'error',
        field: `rings.${ring}.elabftw`,
        fr: `L’anneau ${ring} fait tourner un conteneur de génération 5, qui démarre en root.`,
        en: `The ring ${ring} runs a container of generation 5, which starts as root.`,
        fix: { fr: 'Choisissez une version 6 ou plus.', en: 'Choose version 6 or newer.' },
      });
    }
    return found;
  });
}

function sizeFindings({ sizes }: Platform): Finding[] {
  return Object.entries(sizes)
    .filter(([, { web }]) => web.memory.limit < web.phpMemoryMi + memoryBesidePhpMi)
    .map(([id, { web }]) => ({
      code: 'platform-size-memory',
      level: 'error',
      field: `sizes.${id}.web.memory.limit`,
      fr: `La taille ${id} laisse moins de ${memoryBesidePhpMi} Mi à côté d’un processus PHP.`,
      en: `Size ${id} leaves less than ${memoryBesidePhpMi} Mi beside one PHP process.`,
      fix: {
        fr: `Portez la limite à ${web.phpMemoryMi + memoryBesidePhpMi} Mi au moins.`,
        en: `Raise the limit to ${web.phpMemoryMi + memoryBesidePhpMi} Mi at least.`,
      },
    }));
}

function policyFindings({ policy, timestampAuthorities }: Platform): Finding[] {
  const { authority } = policy.timestamp;
  if (timestampAuthorities[authority] !== undefined) return [];
  return [
    {
      code: 'platform-timestamp',
      level: 'error',
      field: 'policy.timestamp.authority',
      fr: `L’autorité d’horodatage par défaut, ${authority}, n’est pas parmi celles admises.`,
      en: `The default timestamp authority, ${authority}, is not among those allowed.`,
      fix: {
        fr: 'Ajoutez-la à timestamp-authorities.ts ou changez policy.ts.',
        en: 'Add it to timestamp-authorities.ts or change policy.ts.',
      },
    },
  ];
}

/** Off until somebody says who may ask: that is no error, but nobody should wonder why. */
function requesterFindings({ institute }: Platform): Finding[] {
  const { kind, requesters } = institute.forge;
  const group = requesters[kind];
  const field = `institute.forge.requesters.${kind}`;
  if (group === undefined) {
    return [
      {
        code: 'platform-requests-off',
        level: 'warn',
        field,
        fr: 'Personne n’a dit qui peut demander un cahier : les demandes reçoivent une réponse, mais aucune n’est menée.',
        en: 'Nobody has said who may ask for a notebook: requests are answered, and none is carried out.',
        fix: {
          fr: 'Nommez dans institute.ts le groupe de la forge dont les membres peuvent demander.',
          en: 'Name in institute.ts the group of the forge whose members may ask.',
        },
      },
    ];
  }
  if (/^[\w.-]+(?:\/[\w.-]+)+$/.test(group)) return [];
  return [
    {
      code: 'platform-requesters',
      level: 'error',
      field,
      fr: `« ${group} » n’est pas le chemin d’un groupe.`,
      en: `“${group}” is no path of a group.`,
      fix: {
        fr: 'Écrivez « organisation/équipe » sur GitHub, « groupe/sous-groupe » sur GitLab.',
        en: 'Write “organisation/team” on GitHub, “group/subgroup” on GitLab.',
      },
    },
  ];
}

/** A digest that nobody compared may be anybody's image: told, until somebody settles it. */
function digestFindings({ releases }: Platform): Finding[] {
  return [...releases.elabftw, ...releases.mysql]
    .filter(({ verified }) => verified === null)
    .map(({ image, tag }) => {
      const ask = `docker buildx imagetools inspect ${image}:${tag}`;
      return {
        code: 'platform-digest-unverified',
        level: 'warn',
        field: `releases.json ${image}:${tag}`,
        fr: `L’empreinte de ${image}:${tag} n’a été comparée à celle de l’éditeur par personne.`,
        en: `Nobody has compared the digest of ${image}:${tag} with its publisher’s.`,
        fix: {
          fr: `Lancez « ${ask} », comparez, puis écrivez date et commande dans « verified ».`,
          en: `Run “${ask}”, compare, then write date and command into “verified”.`,
        },
      };
    });
}

function lifeFindings({ releases }: Platform, today: string): Finding[] {
  return releases.mysql
    .filter(({ endOfLife }) => endOfLife < today)
    .map(({ version, endOfLife }) => ({
      code: 'platform-mysql-end-of-life',
      level: 'error',
      field: `releases.json mysql ${version}`,
      fr: `MySQL ${version} n’est plus maintenu depuis le ${endOfLife}.`,
      en: `MySQL ${version} has had no support since ${endOfLife}.`,
      fix: { fr: 'Passez à une version maintenue.', en: 'Move to a supported version.' },
    }));
}

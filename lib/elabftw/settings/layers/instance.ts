import type { Resolved } from '../../../instance/index.ts';
import type { Platform } from '../../../platform/index.ts';
import { type Choices, choose } from '../choice.ts';
import { legalPagesOf } from '../pages/index.ts';
import { filteredText } from '../plain-text.ts';

/** What is the instance’s own: address, language, pages, mail relay, bucket, messages. */
export function instanceLayer(resolved: Resolved, platform: Platform): Choices {
  return {
    ...address(resolved),
    ...messages(resolved, platform),
    ...pages(resolved, platform),
    ...relay(resolved),
    ...bucket(resolved),
  };
}

// --- internal ---

/** Address by which an instance is known: to its users, to identity providers, to the reconciler. */
export function siteOf({ host }: Resolved): string {
  return `https://${host}`;
}

function address(resolved: Resolved): Choices {
  const site = siteOf(resolved);
  return {
    saml_baseurl: choose(site, 'Where providers send their answers.', 'facts/elabftw.md 6.4'),
    saml_entityid: choose(
      `${site}/metadata.php`,
      'One service provider an instance, named after the page that describes it.',
      'facts/service.md A.1 (RENATER)',
    ),
  };
}

function messages({ instance }: Resolved, { institute }: Platform): Choices {
  const isFrench = instance.language === 'fr';
  const { mailbox } = institute.support;
  const login = loginMessage(instance);
  return {
    lang: choose(isFrench ? 'fr_FR' : 'en_GB', 'The language of the instance.', 'instance file'),
    admin_panel_custom_msg: choose(
      filteredText(
        isFrench
          ? `Ce cahier est géré par l’institut. Ce qui y est réglé à la main est remis en place dans l’heure. Une demande, une question, écrivez à ${mailbox}.`
          : `This notebook is run by the institute. What is changed here by hand is put back within the hour. For a request or a question, write to ${mailbox}.`,
      ),
      'Administrators learn why their change did not last.',
      'J',
    ),
    ...(login === undefined
      ? {}
      : {
          login_announcement: choose(
            filteredText(login),
            'Said before anybody writes.',
            'facts/service.md A.1, B.4',
          ),
        }),
    ...(instance.audience === 'partners'
      ? {
          user_msg_need_local_account_created: choose(
            isFrench
              ? `Partenaires : demandez votre compte au pilote, ${instance.mailbox}.`
              : `Partners: ask the pilot for your account, ${instance.mailbox}.`,
            'Partners without a federation learn whom to ask.',
            'facts/service.md 0.2',
          ),
        }
      : {}),
  };
}

function loginMessage({
  stage,
  classification,
  language,
}: Resolved['instance']): string | undefined {
  const isFrench = language === 'fr';
  if (stage === 'sandbox') {
    return isFrench
      ? 'Bac à sable. Rien de ce qui est écrit ici n’est conservé ni ne vaut preuve.'
      : 'Sandbox. Nothing that is written here is kept or is evidence.';
  }
  if (classification.kind !== 'restricted-zone') return undefined;
  return isFrench
    ? 'Zone à régime restrictif. Accès réservé aux personnes autorisées, toute connexion est journalisée.'
    : 'Restricted zone. For authorised persons only, every login is logged.';
}

function pages(resolved: Resolved, platform: Platform): Choices {
  const reason = 'Each instance shows the four texts that the law asks for.';
  const texts = Object.entries(legalPagesOf(resolved, platform));
  return Object.fromEntries(
    texts.map(([key, text]) => [key, choose(text, reason, 'facts/service.md A.1 (RGPD, RGAA)')]),
  );
}

function relay({ cluster }: Resolved): Choices {
  const { host, port } = cluster.network.mail;
  const reason = 'The relay of the cluster.';
  return {
    smtp_address: choose(host, reason, 'lib/platform/clusters.ts'),
    smtp_port: choose(String(port), reason, 'lib/platform/clusters.ts'),
  };
}

/** Uploads and exports share the bucket, apart by prefix. Keys of the store reach eLabFTW by its environment. */
function bucket({ storage, cluster, slug }: Resolved): Choices {
  if (storage.kind !== 's3') return {};
  const { host, port } = cluster.network.objectStore;
  const endpoint = port === 443 ? `https://${host}` : `https://${host}:${port}`;
  const reason = 'The instance keeps its files in a bucket.';
  const source = 'facts/elabftw.md 8';
  return {
    uploads_storage: choose('2', reason, source),
    s3_bucket_name: choose(storage.bucket, reason, 'instance file'),
    s3_path_prefix: choose(`${slug}/uploads`, 'Two instances in one bucket never meet.', 'J'),
    s3_region: choose(storage.region, reason, 'instance file'),
    s3_endpoint: choose(endpoint, 'The institute’s own store.', 'lib/platform/clusters.ts'),
    s3_use_path_style_endpoint: choose(
      '1',
      'No wildcard certificate for buckets is needed.',
      'facts/elabftw.md 8 (#4259)',
    ),
    s3_exports_toggle: choose('1', 'The volume for exports holds only what is on its way.', source),
    s3_exports_use_dedicated_bucket: choose('0', 'The same bucket, another prefix.', 'J'),
    s3_exports_path_prefix: choose(`${slug}/exports`, 'Apart from the uploads.', 'J'),
  };
}

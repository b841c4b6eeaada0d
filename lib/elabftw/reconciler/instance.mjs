// @ts-check
import { readList, textIn } from './context.mjs';
import { exit, Refusal, Stop } from './errors.mjs';
import { readConfig } from './settings.mjs';

/** @typedef {import('./context.mjs').Context} Context */

/**
 * Waits until the instance answers and says which release it runs.
 *
 * @param {Context} context
 * @returns {Promise<string>}
 */
export async function knownRelease({ client, inputs }) {
  const info = await read(client);
  const version =
    typeof info === 'object' && info !== null && 'elabftw_version' in info
      ? info.elabftw_version
      : '';
  const found = /^(?<line>\d{1,4}\.\d{1,4})\.\d{1,4}(?:-[a-z0-9.]{1,20})?$/.exec(String(version));
  const line = found?.groups?.['line'] ?? '';
  if (found !== null && inputs.state.releases.includes(line)) return found[0];
  throw new Stop(
    exit.refused,
    'release',
    `The instance runs a release (${line || 'without a number'}) that nobody has looked at. Compare its settings, then add it to known-releases.ts.`,
  );
}

/**
 * Refuses another instance. It tells itself by its two SAML addresses and by the key of
 * the unit’s team, all of them written here. What differs alone is drift and is put
 * right; what tells of another notebook, with nothing that tells of this one, or both
 * addresses of one other site, is another notebook.
 *
 * @param {Context} context
 */
export async function checkSite(context) {
  const { client, inputs } = context;
  const { site, pilots, administration } = inputs.state;
  const config = await readConfig(context);
  const [base, entity] = [originOf(config['saml_baseurl']), originOf(config['saml_entityid'])];
  if (base !== undefined && base === entity && base !== site) {
    throw otherSite(`calls itself another site than ${site}, in both its SAML addresses`, cleared);
  }
  if (base === site || entity === site) return;
  const keys = (await readList(client, 'teams')).map((team) => textIn(team, 'orgid'));
  if (keys.includes(pilots.team)) return;
  if (base !== undefined || entity !== undefined) {
    throw otherSite(`calls itself another site than ${site}, in a SAML address`, cleared);
  }
  if (keys.includes(administration)) {
    const given = `If the team only lost its key, write ${pilots.team} into its orgid`;
    throw otherSite(`is of the fleet, and has no team of the key ${pilots.team}`, given);
  }
}

// --- internal ---

const cleared = 'If it has moved, clear saml_baseurl and saml_entityid in it';

/**
 * @param {string} what
 * @param {string} otherwise
 */
function otherSite(what, otherwise) {
  return new Stop(
    exit.refused,
    'other-site',
    `This instance ${what}. ${otherwise}; if not, mend the address or the key that this job was given.`,
  );
}

/** @param {import('./client.mjs').Client} client */
async function read(client) {
  try {
    return await client.read('info');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.status === 401 || error.status === 403) {
      throw new Stop(
        exit.refused,
        'key',
        'The instance does not take this API key. Run the prepare job again: it writes the key that the vault holds.',
      );
    }
    throw new Stop(
      exit.refused,
      'api',
      `The address answers ${error.status}: it is no API of eLabFTW. Look at --api.`,
    );
  }
}

/**
 * @param {string | null | undefined} address
 * @returns {string | undefined}
 */
function originOf(address) {
  if (address === null || address === undefined || !URL.canParse(address)) return undefined;
  return new URL(address).origin;
}

// @ts-check
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
 * Refuses another instance. A single address that differs is drift and is put right;
 * two that agree on another site are another site.
 *
 * @param {Context} context
 */
export async function checkSite(context) {
  const { site } = context.inputs.state;
  const config = await readConfig(context);
  const [base, entity] = [originOf(config['saml_baseurl']), originOf(config['saml_entityid'])];
  if (base === undefined || base !== entity || base === site) return;
  throw new Stop(
    exit.refused,
    'other-site',
    `This instance calls itself another site than ${site}, in both its SAML addresses. If it has moved, clear saml_baseurl in it; if not, mend the address or the key that this job was given.`,
  );
}

// --- internal ---

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

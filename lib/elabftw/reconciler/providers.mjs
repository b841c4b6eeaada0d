// @ts-check
import { numberIn, readList, textIn } from './context.mjs';

/** @typedef {import('./state.ts').Plan} Plan */
/** @typedef {import('./state.ts').Step} Step */
/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./context.mjs').Row} Row */

/**
 * Providers: none writes teams, none but the institute's own writes identifiers, none
 * that is not declared lets anybody in.
 *
 * @param {Context} context
 * @returns {Promise<Plan>}
 */
export async function planProviders(context) {
  const { client, inputs } = context;
  const { source, trustIdentifiersOf } = inputs.state.identity;
  const own = (await readList(client, 'idps_sources')).find((row) => row['url'] === source);
  const providers = await readList(client, 'idps');
  const steps = providers.flatMap((provider) => {
    const isOurs = own !== undefined && numberIn(provider, 'source') === numberIn(own, 'id');
    if (!isOurs) return foreign(context, provider);
    return attributes(context, provider, trustIdentifiersOf);
  });
  return { steps, notes: [] };
}

// --- internal ---

/**
 * @param {Context} context
 * @param {Row} provider
 * @returns {readonly Step[]}
 */
function foreign(context, provider) {
  if (numberIn(provider, 'enabled') === 0) return [];
  return [patch(context, provider, { enabled: '0' }, 'is not declared and is switched off')];
}

/**
 * @param {Context} context
 * @param {Row} provider
 * @param {string | null} domain
 * @returns {readonly Step[]}
 */
function attributes(context, provider, domain) {
  /** @type {Record<string, string>} */
  const body = {};
  if (textIn(provider, 'team_attr') !== '') body['team_attr'] = '';
  const isTrusted = domain === null || isWithin(textIn(provider, 'entityid'), domain);
  if (!isTrusted && textIn(provider, 'orgid_attr') !== '') body['orgid_attr'] = '';
  if (Object.keys(body).length === 0) return [];
  const what = `no longer sends ${Object.keys(body).join(', ')}`;
  return [patch(context, provider, body, what, 'with-source')];
}

/**
 * @param {string} entity
 * @param {string} domain
 */
function isWithin(entity, domain) {
  if (!URL.canParse(entity)) return false;
  const { hostname, protocol } = new URL(entity);
  return protocol === 'https:' && (hostname === domain || hostname.endsWith(`.${domain}`));
}

/**
 * @param {Context} context
 * @param {Row} provider
 * @param {Readonly<Record<string, string>>} body
 * @param {string} what
 * @param {'with-source'} [awaited]
 * @returns {Step}
 */
function patch({ client }, provider, body, what, awaited) {
  const part = /** @type {const} */ ('provider');
  const change = { part, name: textIn(provider, 'entityid'), what };
  return {
    changes: [awaited === undefined ? change : { ...change, awaited }],
    run: () => client.patch(`idps/${numberIn(provider, 'id')}`, body),
  };
}

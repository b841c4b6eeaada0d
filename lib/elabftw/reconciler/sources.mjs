// @ts-check
import { numberIn, readList, textIn } from './context.mjs';
import { exit, Stop } from './errors.mjs';

/** @typedef {import('./state.ts').Plan} Plan */
/** @typedef {import('./state.ts').Step} Step */
/** @typedef {import('./context.mjs').Context} Context */

/**
 * The one source of identity providers that is let in: there, fetched, refreshed every
 * day, all of it enabled; every other source switched off.
 *
 * @param {Context} context
 * @returns {Promise<Plan>}
 */
export async function planSources(context) {
  const { client, inputs } = context;
  const url = inputs.state.identity.source;
  const sources = await readList(client, 'idps_sources');
  const own = sources.find((source) => source['url'] === url);
  const others = sources.filter(
    (source) => source !== own && numberIn(source, 'idps_count_enabled') > 0,
  );
  if (own === undefined) refuseLookalike(sources, url);
  const steps = others.map((source) =>
    action(context, source, 'finish', 'a source that is not declared is switched off'),
  );
  if (own === undefined) return { steps: [...steps, added(context, url)], notes: [] };
  return { steps: [...steps, ...mended(context, own)], notes: [] };
}

// --- internal ---

/**
 * The table takes no two addresses that differ in case alone: ours could never be added.
 *
 * @param {readonly import('./context.mjs').Row[]} sources
 * @param {string} url
 */
function refuseLookalike(sources, url) {
  const found = sources.find((source) => textIn(source, 'url').toLowerCase() === url.toLowerCase());
  if (found === undefined) return;
  throw new Stop(
    exit.refused,
    'source',
    `The source of identity providers number ${numberIn(found, 'id')} has the declared address in other letters, and eLabFTW keeps no two such. Delete it there (DELETE idps_sources/${numberIn(found, 'id')}), then run this job again.`,
  );
}

/**
 * @param {Context} context
 * @param {string} url
 * @returns {Step}
 */
function added({ client }, url) {
  return {
    changes: [{ part: 'source', name: url, what: 'is added' }],
    run: () => client.once('POST', 'idps_sources', { url }),
  };
}

/**
 * One step at a time, each after a fresh look: what is to be enabled is known only
 * once it is fetched.
 *
 * @param {Context} context
 * @param {import('./context.mjs').Row} own
 * @returns {readonly Step[]}
 */
function mended(context, own) {
  const id = numberIn(own, 'id');
  if (numberIn(own, 'auto_refresh') !== 1) {
    const { client } = context;
    return [
      {
        changes: [
          { part: 'source', name: textIn(own, 'url'), what: 'is refreshed every day again' },
        ],
        // Any body without an action that it knows toggles: sent once, then looked at.
        run: () => client.once('PATCH', `idps_sources/${id}`, { action: 'update' }),
      },
    ];
  }
  if (textIn(own, 'last_fetched_at') === '' || numberIn(own, 'idps_count') === 0) {
    return [action(context, own, 'replace', 'is fetched')];
  }
  if (numberIn(own, 'idps_count_enabled') < numberIn(own, 'idps_count')) {
    return [action(context, own, 'validate', 'its providers are enabled', 'always')];
  }
  return [];
}

/**
 * @param {Context} context
 * @param {import('./context.mjs').Row} source
 * @param {'finish' | 'replace' | 'validate'} verb
 * @param {string} what
 * @param {'always'} [awaited]
 * @returns {Step}
 */
function action({ client }, source, verb, what, awaited) {
  const change = { part: /** @type {const} */ ('source'), name: textIn(source, 'url'), what };
  return {
    changes: [awaited === undefined ? change : { ...change, awaited }],
    run: () => client.patch(`idps_sources/${numberIn(source, 'id')}`, { action: verb }),
  };
}

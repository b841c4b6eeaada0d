// @ts-check
import { readConfig } from './settings.mjs';

/** @typedef {import('./context.mjs').Context} Context */

/**
 * One line for every setting: whether it is as declared, and its value where that is
 * of a closed kind. The reasons stand on the page docs/reference/settings.md.
 *
 * @param {Context} context
 */
export async function explainSettings(context) {
  const { inputs, journal } = context;
  const actual = await readConfig(context);
  const { spoken } = inputs.state.keys;
  for (const [name, value] of Object.entries(inputs.state.settings)) {
    const wanted = inputs.wanted[name];
    const asDeclared = wanted === undefined || (actual[name] ?? '') === wanted;
    const kind =
      typeof value === 'string' ? 'value' : 'secretFile' in value ? 'secret' : 'counted by eLabFTW';
    const shown = spoken.includes(name) && typeof value === 'string' ? { wanted: value } : {};
    journal.say({ event: 'setting', name, kind, asDeclared, ...shown });
  }
}

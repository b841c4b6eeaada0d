import { type Choice, choose, kept } from '../../choice.ts';
import { anchors } from '../../keys/anchors.ts';
import { timestamp } from '../../keys/timestamp.ts';

/** Which authority stamps is the policy’s; nothing else may anchor anything. */
export const timestampBaseline: Readonly<
  Record<keyof typeof timestamp | keyof typeof anchors, Choice>
> = {
  ...kept(timestamp, 'Chosen with the authority, by policy.', 'facts/service.md 0.14'),
  ts_limit: choose('0', 'No monthly limit: a refused timestamp is lost evidence.', 'J'),
  ...kept(anchors, 'Unused while the anchor is off.', 'facts/elabftw.md 6.1'),
  blox_enabled: choose(
    '0',
    'No hash leaves for a blockchain; upstream has it on.',
    'facts/service.md 0.14, B.5',
  ),
  keeex_enabled: choose('0', 'No third-party proof.', 'facts/service.md B.2'),
};

import { addMonths, type Instance } from '../../../../lib/instance/index.ts';
import { textOf, type Values } from '../../value/values.ts';
import type { ProposalContext } from '../kind.ts';

type Pilot = Instance['pilots'][number];

/**
 * The pilots that the request names. Their mandate begins on the day of the
 * request; somebody who has followed the basic course is `trained`, others are
 * `proposed` until they have. What production cannot do without is made up where it
 * is missing, for its field has then been refused already.
 */
export function proposePilots(
  values: Values,
  stage: Instance['stage'],
  context: ProposalContext,
): Pilot[] {
  const { example } = context.platform.institute.directory;
  const named = [textOf(values, 'primary-ref'), textOf(values, 'backup-ref')];
  const strangers = [
    example,
    example.replace(/[0-9]/g, '9'),
    example.replace(/[0-9]/g, '8'),
  ].filter((ref) => !named.includes(ref));
  const primary = named[0] ?? strangers[0] ?? example;
  const backup = named[1] ?? (stage === 'production' ? strangers[1] : undefined);
  return [
    pilotOf('primary', primary, values, stage, context),
    ...(backup === undefined ? [] : [pilotOf('backup', backup, values, stage, context)]),
  ];
}

// --- internal ---

function pilotOf(
  kind: Pilot['kind'],
  ref: string,
  values: Values,
  stage: Instance['stage'],
  { platform, openedOn }: ProposalContext,
): Pilot {
  const { basicCourse, mandateMonths } = platform.granularity;
  const madeUp = stage === 'production' ? openedOn : undefined;
  const trainedOn = textOf(values, `${kind}-trained`) ?? madeUp;
  return {
    kind,
    ref,
    state: trainedOn === undefined ? 'proposed' : 'trained',
    mandate: {
      from: openedOn,
      until: textOf(values, 'mandate-until') ?? addMonths(openedOn, mandateMonths),
    },
    training: trainedOn === undefined ? [] : [{ course: basicCourse, on: trainedOn }],
  };
}

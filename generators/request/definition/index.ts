import type { Platform } from '../../../lib/platform/index.ts';
import { changeInstance } from './change/index.ts';
import type { RequestKind } from './kind.ts';
import { moveInstance } from './move/index.ts';
import { newInstance } from './new/index.ts';
import { rotatePilots } from './pilots/index.ts';
import { question } from './question/index.ts';
import { restoreInstance } from './restore/index.ts';
import { retireInstance } from './retire/index.ts';

/** Every kind of request, in the order in which forms are offered. Another kind is one more line. */
export function requestKinds(platform: Platform): readonly RequestKind[] {
  return [
    newInstance(platform),
    changeInstance(platform),
    rotatePilots(platform),
    moveInstance(platform),
    retireInstance(),
    restoreInstance(),
    question(),
  ];
}

export type { EarlierForm } from './earlier.ts';
export { asOf } from './earlier.ts';
export type {
  CheckboxesField,
  Condition,
  DropdownField,
  Field,
  FieldType,
  Option,
} from './field.ts';
export { headingOf, labelOf, optionLabels } from './field.ts';
export type {
  AskKind,
  EditKind,
  NewKind,
  ProposalContext,
  RequestKind,
  Route,
  Tier,
} from './kind.ts';
export { tiers } from './kind.ts';

import type { Platform } from '../../../lib/platform/index.ts';
import type { RequestKind } from './kind.ts';
import { newInstance } from './new/index.ts';

/** Every kind of request, in the order in which forms are offered. Another kind is one more line. */
export function requestKinds(platform: Platform): readonly RequestKind[] {
  return [newInstance(platform)];
}

export type {
  CheckboxesField,
  Condition,
  DropdownField,
  Field,
  FieldType,
  Option,
} from './field.ts';
export { headingOf, labelOf, optionLabels } from './field.ts';
export type { ProposalContext, RequestKind } from './kind.ts';

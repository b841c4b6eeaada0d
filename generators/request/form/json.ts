import type { Platform } from '../../../lib/platform/index.ts';
import { type FieldType, labelOf, optionLabels } from '../definition/field.ts';
import { requestKinds } from '../definition/index.ts';

/** The definition as `fleet request form --json` prints it: labels and options as the forge shows them. */
export interface FormJson {
  readonly version: 1;
  readonly kinds: readonly {
    readonly id: string;
    readonly fields: readonly {
      readonly id: string;
      readonly label: string;
      readonly type: FieldType;
      readonly required: boolean;
      readonly options?: readonly string[];
    }[];
  }[];
}

export function formJson(platform: Platform): FormJson {
  return {
    version: 1,
    kinds: requestKinds(platform).map(({ id, fields }) => ({
      id,
      fields: fields.map((field) => ({
        ...{ id: field.id, label: labelOf(field), type: field.type, required: field.required },
        ...('options' in field ? { options: optionLabels(field) } : {}),
      })),
    })),
  };
}

import { z } from 'zod';
import { reportSchema } from '../review/schema.ts';

/** The published schema of `fleet review --format json`. */
export function reviewSchema() {
  return {
    path: 'docs/reference/schemas/review.schema.json',
    text: `${JSON.stringify(z.toJSONSchema(reportSchema), null, 2)}\n`,
  };
}

import { boolean, oneOf, type Setting, text, url } from '../setting.ts';

/** Upload store. facts/elabftw.md 6.1. */
export const storage = {
  uploads_storage: oneOf('1', ['1', '2']),
  s3_bucket_name: text(''),
  s3_path_prefix: text(''),
  s3_region: text(''),
  s3_endpoint: url(''),
  s3_verify_cert: boolean('1'),
  s3_use_path_style_endpoint: boolean('0'),
} as const satisfies Record<string, Setting>;

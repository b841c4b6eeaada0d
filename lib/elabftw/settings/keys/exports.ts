import { boolean, type Setting, text, url } from '../setting.ts';

/** Export store. facts/elabftw.md 6.1. */
export const exportStore = {
  s3_exports_toggle: boolean('0'),
  s3_exports_use_dedicated_bucket: boolean('0'),
  s3_exports_bucket_name: text(''),
  s3_exports_path_prefix: text('exports'),
  s3_exports_region: text(''),
  s3_exports_endpoint: url(''),
  s3_exports_verify_cert: boolean('1'),
  s3_exports_use_path_style_endpoint: boolean('0'),
} as const satisfies Record<string, Setting>;

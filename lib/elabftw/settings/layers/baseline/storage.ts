import { type Choice, choose, kept } from '../../choice.ts';
import { exportStore } from '../../keys/exports.ts';
import { storage } from '../../keys/storage.ts';

type StorageKey = keyof typeof storage | keyof typeof exportStore;

/** Files lie on the instance’s own volume, unless the instance has a bucket. */
export const storageBaseline: Readonly<Record<StorageKey, Choice>> = {
  ...kept(storage, 'Unused while uploads lie on the volume.', 'facts/elabftw.md 8'),
  uploads_storage: choose('1', 'The instance’s own volume.', 'design, “Rooms”'),
  s3_verify_cert: choose('1', 'No store without a valid certificate.', 'facts/service.md B.2'),
  ...kept(exportStore, 'Unused while exports lie on the volume.', 'facts/elabftw.md 8'),
  s3_exports_verify_cert: choose(
    '1',
    'No store without a valid certificate.',
    'facts/service.md B.2',
  ),
};

import type { Identity } from './git/git.ts';

/** What a forge is reached with. */
export interface OpenOptions {
  /** Folder of the clone. */
  readonly folder: string;
  /** Who signs the commits. */
  readonly identity: Identity;
  /** Host of the forge, without a scheme. */
  readonly host: string;
  /** `owner/name` on GitHub, `group/…/name` on GitLab. */
  readonly repository: string;
  /** Name or address of the remote that branches are pushed to. */
  readonly remote: string;
  /** Where the tokens stand: in no argument and in no file. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

import type { Platform } from '../../../../platform/index.ts';
import type { Choice } from '../../choice.ts';
import type { WritableKey } from '../../keys/index.ts';
import { accountsBaseline } from './accounts.ts';
import { generalBaseline } from './general.ts';
import { legalPagesBaseline } from './legal-pages.ts';
import { localLoginBaseline } from './local-login.ts';
import { mailBaseline } from './mail.ts';
import { offBaseline } from './off.ts';
import { samlBaseline } from './saml.ts';
import { securityBaseline } from './security.ts';
import { sessionsBaseline } from './sessions.ts';
import { sharingBaseline } from './sharing.ts';
import { storageBaseline } from './storage.ts';
import { timestampBaseline } from './timestamp.ts';

/** The settings that every instance of this platform gets, identically: all of them, so that none is left to chance. */
export function baseline(platform: Platform): Readonly<Record<WritableKey, Choice>> {
  return {
    ...accountsBaseline,
    ...generalBaseline(platform),
    ...legalPagesBaseline,
    ...localLoginBaseline,
    ...mailBaseline(platform),
    ...offBaseline,
    ...samlBaseline,
    ...securityBaseline,
    ...sessionsBaseline,
    ...sharingBaseline,
    ...storageBaseline,
    ...timestampBaseline,
  };
}

/** Every row of eLabFTW's table `config`, by the groups of facts/elabftw.md 6.1. */

import type { Setting } from '../setting.ts';
import { accounts } from './accounts.ts';
import { anchors } from './anchors.ts';
import { directories } from './directories.ts';
import { exportStore } from './exports.ts';
import { externalLogin } from './external-login.ts';
import { general } from './general.ts';
import { ldap } from './ldap.ts';
import { legalPages } from './legal-pages.ts';
import { localLogin } from './local-login.ts';
import { mailDelivery } from './mail.ts';
import { onboarding } from './onboarding.ts';
import { permissions } from './permissions.ts';
import { revisions } from './revisions.ts';
import { samlPolicy } from './saml-policy.ts';
import { samlProvider } from './saml-provider.ts';
import { samlSecurity } from './saml-security.ts';
import { security } from './security.ts';
import { sessions } from './sessions.ts';
import { storage } from './storage.ts';
import { timestamp } from './timestamp.ts';

/** The groups, in the order in which people read them. */
export const settingGroups = {
  General: general,
  'Legal pages': legalPages,
  Accounts: accounts,
  Sessions: sessions,
  'Second factor, passwords, audit': security,
  'Local login': localLogin,
  Mail: mailDelivery,
  'Onboarding mail': onboarding,
  Timestamps: timestamp,
  'Other anchors': anchors,
  'SAML service provider': samlProvider,
  'SAML policy': samlPolicy,
  'SAML security flags': samlSecurity,
  LDAP: ldap,
  'Login by headers of a proxy': externalLogin,
  Sharing: permissions,
  Revisions: revisions,
  'Upload store': storage,
  'Export store': exportStore,
  'Directories and repositories': directories,
} as const satisfies Record<string, Record<string, Setting>>;

const all = {
  ...general,
  ...legalPages,
  ...accounts,
  ...sessions,
  ...security,
  ...localLogin,
  ...mailDelivery,
  ...onboarding,
  ...timestamp,
  ...anchors,
  ...samlProvider,
  ...samlPolicy,
  ...samlSecurity,
  ...ldap,
  ...externalLogin,
  ...permissions,
  ...revisions,
  ...storage,
  ...exportStore,
  ...directories,
};

export type SettingKey = keyof typeof all;

/**
 * Every setting but `schema`: upstream accepts a number of ours there and is bricked by
 * it (facts/elabftw-live.md), so no type of this room has a place for it.
 */
export type WritableKey = Exclude<SettingKey, 'schema'>;

/** All 148 settings. */
export const settings: Readonly<Record<SettingKey, Setting>> = all;

/** Their names, sorted. */
export const settingKeys: readonly SettingKey[] = Object.keys(all).filter(isSettingKey).sort();

/** Those that may be written. */
export const writableKeys: readonly WritableKey[] = settingKeys.filter(isWritable);

export function isSettingKey(name: string): name is SettingKey {
  return Object.hasOwn(all, name);
}

export function isWritable(name: string): name is WritableKey {
  return name !== 'schema' && isSettingKey(name);
}

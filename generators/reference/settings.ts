import { codeSpan } from '../../lib/base/encode/index.ts';
import {
  audienceLayer,
  baseline,
  type Choice,
  type Choices,
  classificationLayer,
  isWritable,
  type Setting,
  settingGroups,
} from '../../lib/elabftw/settings/index.ts';
import { audienceIds, platform } from '../../lib/platform/index.ts';
import { table } from './table.ts';

/** All 148 settings of eLabFTW: upstream’s value, ours, and why. */
export function settingsPage(): string {
  const base: Readonly<Record<string, Choice>> = baseline(platform);
  const groups = Object.entries(settingGroups).map(([title, group]) =>
    [
      `## ${title}`,
      table(
        baseHead,
        Object.entries(group).map((row) => baseRow(row, base)),
      ),
    ].join('\n\n'),
  );
  const classifications = ['personal-data', 'restricted-zone'] as const;
  return `${[
    '<!-- Generated from lib/elabftw/settings by `fleet reference`. Do not edit. -->',
    '# Settings of eLabFTW',
    'Every setting of the table `config`. Each instance is the baseline, plus what its audience, its classification, its policy, its own file and its state change, in this order: the later wins. “empty” is an empty text; the reconciler counts an unset value as empty. All values are strings.',
    ...groups,
    '# What an audience changes',
    ...audienceIds.map((id) => layer(id, audienceLayer(id, platform.audiences[id]))),
    '# What a classification changes',
    ...classifications.map((kind) => layer(kind, classificationLayer(kind))),
    '# What policy, instance and state change',
    table(['Layer', 'Settings', 'From'], others),
  ].join('\n\n')}\n`;
}

// --- internal ---

const baseHead = ['Setting', 'Kind', 'Upstream', 'Ours', 'Why', 'Source'];

const others = [
  [
    'policy',
    '`enforce_mfa`',
    '`policy.mfa`: sysadmins 1, admins 2 (every sysadmin is made administrator of the administration team), everyone 3; enforced by the provider alone: 1',
  ],
  [
    'policy',
    '`ts_authority`, `ts_hash`, `ts_url`, `ts_login`, `ts_password`, `ts_balance`, `proxy`',
    '`policy.timestamp` and `lib/platform/timestamp-authorities.ts`; secrets are files, `ts_balance` is then counted by eLabFTW',
  ],
  ['instance', '`saml_baseurl`, `saml_entityid`', 'the host of the instance'],
  [
    'instance',
    '`lang`, the four legal pages and their titles',
    '`language`; texts of `lib/elabftw/settings/pages`',
  ],
  ['instance', '`smtp_address`, `smtp_port`', 'the mail relay of the cluster'],
  ['instance', '`uploads_storage`, `s3_*`, `s3_exports_*`', '`storage` of kind `s3`'],
  [
    'instance',
    '`login_announcement`, `admin_panel_custom_msg`, `user_msg_need_local_account_created`',
    'stage, classification, audience',
  ],
  [
    'lifecycle',
    '`announcement`, `saml_user_default`, `admins_create_users`',
    '`state`: notice, read-only, exported; `vacancy`: nobody is in charge ([pilots](pilots.md#nobody-in-charge))',
  ],
] as const;

function baseRow(
  [key, setting]: readonly [string, Setting],
  base: Readonly<Record<string, Choice>>,
) {
  const choice = base[key];
  const kind = setting.encrypted ? `${setting.kind.type}, encrypted` : setting.kind.type;
  if (choice === undefined || !isWritable(key)) {
    const why = 'A number of ours bricks the instance; only a migration changes it.';
    return [
      codeSpan(key),
      kind,
      shown(setting.upstream),
      'never written',
      why,
      'facts/elabftw-live.md',
    ];
  }
  const ours = shown(choice.value);
  const isSame = choice.value === (setting.upstream ?? '');
  return [
    codeSpan(key),
    kind,
    shown(setting.upstream),
    isSame ? ours : `**${ours}**`,
    choice.reason,
    choice.source,
  ];
}

function layer(title: string, choices: Choices): string {
  const rows = Object.entries(choices).map(([key, choice]) => [
    codeSpan(key),
    shown(choice.value),
    choice.reason,
    choice.source,
  ]);
  return [`## ${title}`, table(['Setting', 'Ours', 'Why', 'Source'], rows)].join('\n\n');
}

function shown(value: Choice['value'] | null): string {
  if (value === null) return 'unset';
  if (typeof value !== 'string')
    return 'secretFile' in value ? `file ${codeSpan(value.secretFile)}` : 'counted by eLabFTW';
  return value === '' ? 'empty' : codeSpan(value);
}

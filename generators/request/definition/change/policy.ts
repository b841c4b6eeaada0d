import { type Instance, policyOf } from '../../../../lib/instance/index.ts';
import {
  externalSignatures,
  type Platform,
  timestampIds,
  timestampRhythms,
} from '../../../../lib/platform/index.ts';
import { choiceOf, type Values } from '../../value/values.ts';

type Own = NonNullable<Instance['policy']>;

/**
 * What the instance asks beside the institute's policy, with what was answered. Where
 * accounts outside a federation may log in, everybody has a second factor (facts/service.md B.5).
 */
export function changedPolicy(
  before: Instance,
  audience: Instance['audience'],
  values: Values,
  platform: Platform,
): Instance['policy'] {
  const own: Own = {
    mfa: mfaOf(before, audience, values, platform),
    timestamp: timestampOf(before, values, platform),
    signature: signatureOf(before, values, platform),
  };
  const isEmpty = Object.values(own).every((part) => part === undefined);
  return isEmpty ? undefined : own;
}

// --- internal ---

function mfaOf(
  { policy }: Instance,
  audience: Instance['audience'],
  values: Values,
  platform: Platform,
): Own['mfa'] {
  const { enforcedBy } = platform.policy.mfa;
  const asked = choiceOf(values, 'mfa', ['institute', 'admins', 'everyone']);
  if (asked === 'admins' || asked === 'everyone') return { level: asked, enforcedBy };
  const kept = asked === 'institute' ? undefined : policy?.mfa;
  const isLocal = platform.audiences[audience].localAccounts;
  return isLocal && kept?.level !== 'everyone' ? { level: 'everyone', enforcedBy } : kept;
}

function timestampOf(before: Instance, values: Values, platform: Platform): Own['timestamp'] {
  const authority = choiceOf(values, 'timestamp-authority', ['institute', ...timestampIds]);
  const auto = choiceOf(values, 'timestamp-rhythm', timestampRhythms);
  if (authority === undefined && auto === undefined) return before.policy?.timestamp;
  const now = policyOf(before, platform).timestamp;
  const institute = platform.policy.timestamp;
  const wanted = authority === 'institute' ? institute.authority : (authority ?? now.authority);
  const asked = { authority: wanted, auto: auto ?? now.auto };
  const isInstitutes = asked.authority === institute.authority && asked.auto === institute.auto;
  return isInstitutes ? undefined : asked;
}

function signatureOf(before: Instance, values: Values, platform: Platform): Own['signature'] {
  const external = choiceOf(values, 'signature', externalSignatures);
  if (external === undefined) return before.policy?.signature;
  const { internal } = policyOf(before, platform).signature;
  const institute = platform.policy.signature;
  const isInstitutes = external === institute.external && internal === institute.internal;
  return isInstitutes ? undefined : { internal, external };
}

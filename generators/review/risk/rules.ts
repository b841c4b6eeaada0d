import type { Rule } from './rule.ts';
import { apiVersionChanged } from './rules/api-version.ts';
import { backupMissing } from './rules/backup-steps.ts';
import { capacityExceeded, quotaAboveCapacity } from './rules/capacity.ts';
import { certificateChanged } from './rules/certificates.ts';
import { claimMoved, claimShrunk } from './rules/claim.ts';
import { clusterChanged } from './rules/cluster-changed.ts';
import { databaseElsewhere, dataKindChanged } from './rules/data-kind.ts';
import {
  claimRemoved,
  instanceRemoved,
  keysRemoved,
  namespaceRemoved,
} from './rules/data-removed.ts';
import { deliveryChanged } from './rules/delivery.ts';
import { exceptionAdded } from './rules/exceptions.ts';
import { exposed, trafficMoved } from './rules/exposure.ts';
import { guardChanged, guardRemoved } from './rules/guards.ts';
import { hostChanged, hostTaken } from './rules/hosts.ts';
import { instanceMoved, renamed, slugReused } from './rules/identity.ts';
import { digestMoved, imageUnpinned } from './rules/image-pin.ts';
import { immutableField } from './rules/immutable.ts';
import { kindUnexpected } from './rules/kinds.ts';
import { labelChanged, standingChanged } from './rules/labels.ts';
import { networkOpened, networkWidened } from './rules/network.ts';
import { objectRemoved } from './rules/object-removed.ts';
import { orderChanged, routeEarly } from './rules/order.ts';
import { outsideRequest } from './rules/outside-request.ts';
import { podSecurityLowered } from './rules/pod-security.ts';
import { policyLoosened } from './rules/policies.ts';
import { privilegeAdded, userChanged } from './rules/privilege.ts';
import { probeChanged, probeRemoved } from './rules/probes.ts';
import { commandChanged, environmentChanged, programChanged } from './rules/programs.ts';
import { projectLoosened } from './rules/projects.ts';
import { protectionRemoved } from './rules/protection.ts';
import { limitsRemoved, quotaRaised } from './rules/quota.ts';
import { rbacWidened } from './rules/rbac.ts';
import { downgrade, imageChanged, imageMajor } from './rules/release.ts';
import { replicas } from './rules/replicas.ts';
import { podsRestart, ringsRestarted } from './rules/restarts.ts';
import { ringSkipped, soakShort } from './rules/rings.ts';
import { secretInGit } from './rules/secret-in-git.ts';
import {
  generatorChanged,
  secretExposed,
  secretReference,
  secretStoreMoved,
} from './rules/secrets.ts';
import { securitySetting } from './rules/settings.ts';
import { stateEarly, stateJump } from './rules/states.ts';
import { syncLoosened } from './rules/sync.ts';
import { textOnly } from './rules/text-only.ts';
import { twoReleases } from './rules/two-releases.ts';
import { unexplained } from './rules/unexplained.ts';
import { unreadable } from './rules/unreadable.ts';
import { dataDetached, mountChanged } from './rules/volumes.ts';
import { workflowUnpinned, workflowWidened } from './rules/workflows.ts';
import { containerRemoved, workloadAdded, workStopped } from './rules/workloads.ts';

/** What a group of rules keeps, for whoever reads about them. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** Every rule of the review, by what it keeps. A new one is a new row and a pair of fixtures. */
export const ruleGroups: readonly RuleGroup[] = [
  {
    title: 'The change can be read, and was made by the program',
    rules: [unreadable, unexplained, textOnly, outsideRequest],
  },
  {
    title: 'Data',
    rules: [
      instanceRemoved,
      namespaceRemoved,
      claimRemoved,
      keysRemoved,
      claimShrunk,
      claimMoved,
      dataDetached,
      mountChanged,
      protectionRemoved,
      dataKindChanged,
      databaseElsewhere,
    ],
  },
  {
    title: 'Who is who',
    rules: [
      renamed,
      slugReused,
      instanceMoved,
      stateJump,
      stateEarly,
      hostChanged,
      hostTaken,
      labelChanged,
      standingChanged,
    ],
  },
  {
    title: 'Releases and rings',
    rules: [
      backupMissing,
      downgrade,
      twoReleases,
      ringSkipped,
      soakShort,
      ringsRestarted,
      imageUnpinned,
      digestMoved,
      imageMajor,
      imageChanged,
      podsRestart,
    ],
  },
  {
    title: 'Secrets',
    rules: [
      secretInGit,
      secretReference,
      secretExposed,
      secretStoreMoved,
      generatorChanged,
      certificateChanged,
    ],
  },
  {
    title: 'Walls and rights',
    rules: [
      networkOpened,
      networkWidened,
      exposed,
      trafficMoved,
      podSecurityLowered,
      privilegeAdded,
      userChanged,
      rbacWidened,
      policyLoosened,
      projectLoosened,
      syncLoosened,
      guardRemoved,
      guardChanged,
      securitySetting,
    ],
  },
  {
    title: 'What runs',
    rules: [
      immutableField,
      apiVersionChanged,
      replicas,
      routeEarly,
      orderChanged,
      probeRemoved,
      probeChanged,
      programChanged,
      commandChanged,
      environmentChanged,
      kindUnexpected,
      workloadAdded,
      containerRemoved,
      workStopped,
      objectRemoved,
      clusterChanged,
    ],
  },
  {
    title: 'Room',
    rules: [quotaAboveCapacity, capacityExceeded, quotaRaised, limitsRemoved],
  },
  {
    title: 'The repository itself',
    rules: [workflowWidened, workflowUnpinned, deliveryChanged, exceptionAdded],
  },
];

export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules);

/** The checkers whose findings a person may accept; gitleaks is not among them. */
export type Excusable =
  | 'kube-score'
  | 'kubesec'
  | 'checkov'
  | 'trivy'
  | 'zizmor'
  | 'actionlint'
  | 'rules';

/** A finding that a person has accepted, for the time being, for a reason. */
export interface Exception {
  readonly checker: Excusable;
  /** The rule as its checker names it. */
  readonly rule: string;
  /** `Kind/namespace/name`, where a star stands for anything. */
  readonly objects: string;
  /** Why the manifest is right all the same; a reader who doubts it can check it. */
  readonly reason: string;
  /** A role, never a person. */
  readonly acceptedBy: 'platform team' | 'security officer' | 'service owner';
  /** ISO date. From then on `npm run check -- --all` fails until somebody has looked. */
  readonly lookAgainOn: string;
}

/** None concerns privilege, network or secrets, and there are fewer than ten: `judge` sees to it. */
export const exceptions: readonly Exception[] = [
  ...['prepare', 'configure'].map(
    (job): Exception => ({
      checker: 'rules',
      rule: 'job-ttl',
      objects: `Job/eln-*/${job}-*`,
      reason:
        'Argo CD makes a job again that is gone from the cluster: with a time to live, a notebook ' +
        'would be prepared and configured anew every few hours for ever. Its name says what it ' +
        'does, so it runs once, and the next one takes its place.',
      acceptedBy: 'platform team',
      lookAgainOn: '2027-05-31',
    }),
  ),
  ...['KSV-0048', 'KSV-0049', 'KSV-0056'].map(
    (rule): Exception => ({
      checker: 'trivy',
      rule,
      objects: 'ClusterRole/eln-fleet-gitops',
      reason:
        'Deploying is writing workloads, their settings and their services: Argo CD can do ' +
        'nothing else here, and the role names kind by kind what it may write and delete.',
      acceptedBy: 'security officer',
      lookAgainOn: '2027-05-31',
    }),
  ),
];

/** Whether `*` in the pattern can stand for what the object's name has there. */
export function matches(pattern: string, object: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(object);
}

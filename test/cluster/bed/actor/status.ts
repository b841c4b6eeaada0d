/** A condition as Kubernetes' own and most other controllers write it. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
  readonly lastTransitionTime: string;
}

export function condition(
  type: string,
  good: boolean,
  reason: string,
  message = 'played by the bed',
): Condition {
  const status = good ? 'True' : 'False';
  return { type, status, reason, message, lastTransitionTime: timestamp() };
}

/** Now, to the second, as Kubernetes' times are. */
export function timestamp(): string {
  return new Date().toISOString().replace(/\.\d+/, '');
}

/**
 * Amounts as Kubernetes itself would write them, so that nothing that reads them
 * back sees a difference: `1000m` is `1`, `1024Mi` is `1Gi`.
 */

/** CPU, in thousandths of a core. */
export function cpu(millicores: number): string {
  return millicores % 1000 === 0 ? String(millicores / 1000) : `${millicores}m`;
}

/** Memory or ephemeral storage, in Mi. */
export function mebibytes(amount: number): string {
  return amount % 1024 === 0 && amount > 0 ? gibibytes(amount / 1024) : `${amount}Mi`;
}

/** Storage, in Gi. */
export function gibibytes(amount: number): string {
  return amount % 1024 === 0 && amount > 0 ? `${amount / 1024}Ti` : `${amount}Gi`;
}

import type { GroupId } from '../check.ts';
import type { ConformityReport, Result } from '../evaluate.ts';

export const verdicts: Readonly<Record<ConformityReport['verdict'], string>> = {
  green: 'conforme',
  incomplete: 'incomplet',
  red: 'non conforme',
};

export const outcomes: Readonly<Record<Result['outcome'], string>> = {
  pass: 'bon',
  fail: 'à corriger',
  unknown: 'non vu',
};

export const groups: Readonly<Record<GroupId, string>> = {
  transport: 'Transport',
  headers: 'En-têtes',
  exposure: 'Exposition',
  version: 'Versions',
  accounts: 'Comptes',
  saml: 'SAML',
  proof: 'Preuve',
  sharing: 'Partage',
  legal: 'Pages légales',
  mail: 'Courriel et stockage',
  container: 'Conteneur',
  safety: 'Sûreté des données',
  people: 'Pilotes',
};

/** Failures first, then what was not seen. */
export function inOrder(results: readonly Result[]): readonly Result[] {
  const order = ['fail', 'unknown', 'pass'];
  return results.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
}

export function percent(score: number | null): string {
  return score === null ? '–' : `${score} %`;
}

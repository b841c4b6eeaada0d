/** Why the pull request of a request is closed: the requester has closed the issue. */
export function closingText(number: number): string {
  return `La demande #${number} est fermée : cette demande de fusion l’est donc aussi. Rouvrir la demande la rétablit, avec tout ce que sa branche contient.

*Request #${number} is closed, and so this pull request is too. Opening the request again restores it, with all that its branch holds.*
`;
}

/** Why approvals are taken back. */
export function dismissalText(number: number): string {
  return `La demande #${number} a été modifiée après l’approbation. / Request #${number} was edited after the approval.`;
}

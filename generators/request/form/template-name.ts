/** Name of a kind's form without its ending; the form for a new notebook has kept its first one. */
export function templateName(kind: string): string {
  return kind === 'new' ? 'new-instance' : kind;
}

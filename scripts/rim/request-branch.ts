/** `umr-x` of `request/12-umr-x`: the branches that requests are answered on. */
export function slugOfRequest(branch: string | undefined): string | undefined {
  return /^request\/[0-9]+-(?<slug>[a-z0-9-]+)$/.exec(branch ?? '')?.groups?.['slug'];
}

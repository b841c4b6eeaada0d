/**
 * The spaces that French puts before double signs and inside guillemets, made
 * unbreakable: no line of a page begins with `»` or `?`. Narrow before `;`, `!` and `?`,
 * full before `:` and inside guillemets, as French typography has them.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ (?=[;!?])/g, '\u202f')
    .replace(/ (?=[:»])/g, '\u00a0')
    .replace(/(?<=«) /g, '\u00a0');
}

/**
 * The hidden first line by which a text of ours is known again. Only the first line
 * counts: what a comment quotes further down cannot pass for a marker.
 */
export function withMarker(marker: string, body: string): string {
  return `${firstLine(marker)}\n${body}`;
}

/** The body below the marker; undefined where the text does not begin with that marker. */
export function below(marker: string, text: string | null | undefined): string | undefined {
  const start = `${firstLine(marker)}\n`;
  const unix = (text ?? '').replaceAll('\r\n', '\n');
  return unix.startsWith(start) ? unix.slice(start.length) : undefined;
}

/** Whether the text begins with a marker of ours, whichever. */
export function isMarked(text: string | null | undefined): boolean {
  return (text ?? '').startsWith(prefix);
}

/** Whether two texts are the same to a reader: line ends and blanks at the end do not count. */
export function isSameText(
  one: string | null | undefined,
  other: string | null | undefined,
): boolean {
  return canonical(one) === canonical(other);
}

// --- internal ---

const prefix = '<!-- eln-fleet:';

/** Markers are ours (`verdict`, `pilots/<slug>`); anything else must not end the comment early. */
function firstLine(marker: string): string {
  return `${prefix}${marker.replace(/[^\w/.-]/g, '_')} -->`;
}

function canonical(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\r\n', '\n').trimEnd();
}

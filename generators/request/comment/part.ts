/** A piece of a comment: a head, rows that may be left out from the end, a foot that never is. */
export interface Part {
  readonly head: string;
  readonly rows: readonly string[];
  readonly foot?: string;
}

/**
 * The parts one below the other, in at most about `budget` characters: rows that no
 * longer fit are left out and counted, never cut, so that nothing stays open.
 */
export function withinBudget(
  parts: readonly Part[],
  budget: number,
  leftOut: (count: number) => string,
): string {
  let left = budget;
  const written = parts.map(({ head, rows, foot }) => {
    left -= head.length + (foot?.length ?? 0);
    const kept = fitting(rows, left);
    left -= kept.reduce((sum, row) => sum + row.length + 1, 0);
    const missing = rows.length - kept.length;
    const text = [head, ...kept].join('\n');
    return [text, ...(missing > 0 ? [leftOut(missing)] : []), ...(foot ? [foot] : [])].join('\n\n');
  });
  return written.join('\n\n');
}

// --- internal ---

function fitting(rows: readonly string[], budget: number): readonly string[] {
  let used = 0;
  const end = rows.findIndex((row) => {
    used += row.length + 1;
    return used > budget;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/**
 * What an object lost on its way: the paths at which `live` does not hold what was
 * `sent`. Fields that the cluster added are its own affair.
 */
export function lost(sent: unknown, live: unknown, path = ''): readonly string[] {
  if (Array.isArray(sent)) {
    const there: readonly unknown[] = Array.isArray(live) ? live : [];
    const short = there.length < sent.length ? [`${path}: ${there.length} of ${sent.length}`] : [];
    return [...short, ...sent.flatMap((item, at) => lost(item, there[at], `${path}[${at}]`))];
  }
  if (typeof sent === 'object' && sent !== null) {
    const there: Readonly<Record<string, unknown>> = isRecord(live) ? live : {};
    return Object.entries(sent).flatMap(([key, value]) =>
      lost(value, there[key], `${path}.${key}`),
    );
  }
  return sent === live ? [] : [`${path}: sent ${JSON.stringify(sent)}, is ${JSON.stringify(live)}`];
}

// --- internal ---

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The latest day that a French or English text names, `YYYY-MM-DD`; null when it names none. */
export function latestDay(text: string): string | null {
  const plain = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/&nbsp;|\u00a0|\u202f/g, ' ');
  const found = [
    ...Array.from(plain.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g), ([, y, m, d]) => day(y, m, d)),
    ...Array.from(plain.matchAll(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g), ([, d, m, y]) =>
      day(y, m, d),
    ),
    ...Array.from(plain.matchAll(/\b(\d{1,2})(?:er)? (\p{L}+) (\d{4})\b/gu), ([, d, word, y]) =>
      day(y, String(months[word ?? ''] ?? 0), d),
    ),
  ];
  return (
    found
      .filter((one) => one !== undefined)
      .sort()
      .at(-1) ?? null
  );
}

// --- internal ---

const names = [
  ['janvier', 'january'],
  ['février', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['août', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['décembre', 'december'],
];
const months: Readonly<Record<string, number>> = Object.fromEntries(
  names.flatMap((pair, index) => pair.map((name) => [name, index + 1])),
);

function day(year = '', month = '', date = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) ? text : undefined;
}

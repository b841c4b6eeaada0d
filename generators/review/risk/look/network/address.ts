/** Addresses that share their first bits. */
interface Block {
  readonly version: 4 | 6;
  /** The address as a number. */
  readonly base: bigint;
  /** How many bits are fixed. */
  readonly prefix: number;
}

/** `192.0.2.0/24`, `2001:db8::/32`; undefined for anything else. */
export function blockOf(text: string): Block | undefined {
  const [address = '', length] = text.split('/', 2);
  const v4 = fourOf(address);
  const base = v4 ?? sixOf(address);
  if (base === undefined) return undefined;
  const bits = v4 === undefined ? 128 : 32;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (prefix < 0 || prefix > bits) return undefined;
  return { version: v4 === undefined ? 6 : 4, base, prefix };
}

/** Whether every address of `narrow` lies in `wide`. */
export function holds(wide: Block, narrow: Block): boolean {
  if (wide.version !== narrow.version || wide.prefix > narrow.prefix) return false;
  const rest = BigInt((wide.version === 4 ? 32 : 128) - wide.prefix);
  return wide.base >> rest === narrow.base >> rest;
}

/** Whether the block is so large that it is nobody in particular: beyond a site's own network. */
export function isVast({ version, prefix }: Block): boolean {
  return prefix < (version === 4 ? 16 : 48);
}

// --- internal ---

function fourOf(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function sixOf(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const gap = 8 - head.length - tail.length;
  if (halves.length === 1 ? gap !== 0 : gap < 1) return undefined;
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture as a screenshot gives it: 8 bits a channel, red, green, blue and maybe alpha. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  /** `0xrrggbb`, line by line. */
  readonly colours: Uint32Array;
}

/** Under which key a picture tells what it was made of. */
const key = 'Source';

/**
 * A screenshot with at most 256 colours, the most frequent ones: text and a few signs lose
 * nothing that is seen, and the file is a third of what it was. Carries `source` as a text.
 */
export function small(png: Uint8Array, source: string): Buffer {
  const { width, height, colours } = read(png);
  const palette = paletteOf(colours);
  const rows = Buffer.alloc((width + 1) * height);
  const nearest = new Map(palette.map((colour, at) => [colour, at]));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colours[y * width + x] ?? 0;
      const at = nearest.get(colour) ?? nearestOf(palette, colour);
      nearest.set(colour, at);
      rows[y * (width + 1) + 1 + x] = at;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`${key}\0${source}`, 'latin1')),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** What a picture says that it was made of; undefined when it says nothing. */
export function sourceOf(png: Uint8Array): string | undefined {
  for (const { type, data } of chunks(png)) {
    const [name, text] = data.toString('latin1').split('\0');
    if (type === 'tEXt' && name === key) return text;
  }
  return undefined;
}

// --- internal ---

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunks(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  const found: Chunk[] = [];
  for (let at = signature.length; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    found.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function read(png: Uint8Array): Pixels {
  const all = chunks(png);
  const head = all.find(({ type }) => type === 'IHDR')?.data;
  if (head === undefined) throw new Error('This is no PNG.');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, kind] = [head[8], head[9]];
  if (depth !== 8 || (kind !== 2 && kind !== 6)) throw new Error('Not 8 bits of RGB a channel.');
  const size = kind === 6 ? 4 : 3;
  const packed = all.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const bytes = unfiltered(inflateSync(Buffer.concat(packed)), width * size, height, size);
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at += 1) {
    const from = at * size;
    const [red = 0, green = 0, blue = 0] = bytes.subarray(from, from + 3);
    colours[at] = (red << 16) | (green << 8) | blue;
  }
  return { width, height, colours };
}

/** PNG predicts each byte from those to the left and above; this adds the predictions again. */
function unfiltered(rows: Buffer, stride: number, height: number, size: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= size ? (out[at - size] ?? 0) : 0;
      const above = y > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = x >= size && y > 0 ? (out[at - stride - size] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      out[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value));
  if (a === undefined || b === undefined || c === undefined) return 0;
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function paletteOf(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .sort(([a, often], [b, more]) => more - often || a - b)
    .slice(0, 256)
    .map(([colour]) => colour);
}

function nearestOf(palette: readonly number[], colour: number): number {
  const wanted = channelsOf(colour);
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [at, other] of palette.entries()) {
    const distance = channelsOf(other).reduce(
      (sum, one, c) => sum + (one - (wanted[c] ?? 0)) ** 2,
      0,
    );
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

function channelsOf(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

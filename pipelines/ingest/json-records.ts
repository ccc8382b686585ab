import { VoronkaError } from '../../lib/errors.ts';

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

type Frame = { isObject: boolean; key: string; path: readonly string[]; keys: Set<string>; start: number };

/**
 * Walks JSON text of any shape: documents one after another, arrays, envelopes, pages. Arrays leave no trace in a
 * path, so the records of `{"result": [{…}]}` and of a list of such pages all lie at `result`.
 */
class Walker {
  private readonly stack: Frame[] = [];
  private inString = false;
  private escaped = false;
  private text: number[] | null = null;
  private lastString = '';
  private expectsKey = false;
  /** How deep keys are read: those of records and of what leads to them. */
  constructor(
    private readonly depth: number,
    private readonly onObject: (path: readonly string[], frame: Frame, end: number) => void,
  ) {}

  get isOpen(): boolean {
    return this.stack.length > 0;
  }

  frames(): readonly Frame[] {
    return this.stack;
  }

  step(byte: number, at: number): void {
    if (this.inString) {
      this.stepString(byte);
      return;
    }
    switch (byte) {
      case quote:
        this.inString = true;
        this.text = this.expectsKey && this.stack.length <= this.depth ? [] : null;
        return;
      case colon:
        if (this.text) this.lastString = Buffer.from(this.text).toString('utf8');
        this.text = null;
        this.named();
        return;
      case comma:
        this.expectsKey = this.stack.at(-1)?.isObject ?? false;
        return;
      case openBrace:
      case openBracket:
        this.open(byte === openBrace, at);
        return;
      case closeBrace:
      case closeBracket: {
        const frame = this.stack.pop();
        if (frame?.isObject) this.onObject(frame.path, frame, at + 1);
        this.expectsKey = false;
      }
    }
  }

  private stepString(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === backslash) this.escaped = true;
    else if (byte === quote) {
      this.inString = false;
      return;
    }
    this.text?.push(byte);
  }

  private named(): void {
    const frame = this.stack.at(-1);
    this.expectsKey = false;
    if (!frame || this.stack.length > this.depth) return;
    frame.key = this.lastString;
    frame.keys.add(this.lastString);
  }

  private open(isObject: boolean, at: number): void {
    const parent = this.stack.at(-1);
    // Deeper than any record lies, a path is not told any longer: it would grow with the square of the depth.
    const grows = parent?.isObject && parent.path.length <= this.depth;
    const path = grows ? [...parent.path, parent.key] : (parent?.path ?? []);
    this.stack.push({ isObject, key: '', path, keys: new Set(), start: at });
    this.expectsKey = isObject;
  }
}

const deepest = 4;

/** Where objects lie in the beginning of a JSON text, by path joined with dots, with the keys seen there. */
export function placesOf(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>();
  const note = (path: readonly string[], { keys }: Frame) => {
    if (path.length > 3) return;
    const known = places.get(path.join('.')) ?? new Set();
    for (const key of keys) known.add(key);
    places.set(path.join('.'), known);
  };
  const walker = new Walker(deepest * 2, note);
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; at++) walker.step(bytes[at]!, at);
  for (const frame of walker.frames()) if (frame.isObject) note(frame.path, frame);
  return places;
}

/**
 * The objects at a path of a JSON stream, each as text on one line, in their order. Constant memory but for one record.
 * @throws VoronkaError bad_input when the text breaks off
 */
export async function* recordsAt(
  stream: AsyncIterable<Buffer>,
  wanted: readonly string[],
  name: string,
): AsyncGenerator<string> {
  const found: [number, number][] = [];
  const isWanted = (path: readonly string[]) =>
    path.length === wanted.length && path.every((key, index) => key === wanted[index]);
  const walker = new Walker(2 * wanted.length + 3, (path, frame, end) => {
    if (isWanted(path)) found.push([frame.start, end]);
  });
  let held: Buffer = Buffer.alloc(0);
  let base = 0;
  for await (const chunk of stream) {
    const from = base + held.length;
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    for (let at = 0; at < chunk.length; at++) walker.step(chunk[at]!, from + at);
    for (const [start, end] of found.splice(0)) {
      yield held
        .subarray(start - base, end - base)
        .toString('utf8')
        .replace(/[\r\n]+/g, ' ');
    }
    const open = walker.frames().find(({ isObject, path }) => isObject && isWanted(path));
    const keep = open ? open.start : from + chunk.length;
    held = Buffer.from(held.subarray(keep - base));
    base = keep;
  }
  if (!walker.isOpen) return;
  throw new VoronkaError(
    'bad_input',
    `${name} breaks off: its JSON is not closed.`,
    'Export or copy the file again.',
  );
}

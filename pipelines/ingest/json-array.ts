import { VoronkaError } from '../../lib/errors.ts';

/** The elements of one JSON array out of UTF-8 chunks, each as text on one line; values themselves are not checked. */
export async function* arrayElements(stream: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let closed = false;
  let parts: Buffer[] = [];
  const element = (last: Buffer) => {
    const text = Buffer.concat([...parts, last])
      .toString('utf8')
      .replace(/[\r\n]+/g, ' ')
      .trim();
    parts = [];
    return text;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === 0x5c) escaped = true;
        else if (byte === 0x22) inString = false;
      } else if (byte === 0x22) inString = true;
      else if (byte === 0x5b || byte === 0x7b) {
        depth++;
        if (depth === 1) start = at + 1;
      } else if (byte === 0x5d || byte === 0x7d) {
        depth--;
        if (depth === 0) {
          const text = element(chunk.subarray(start, at));
          if (text) yield text;
          closed = true;
          start = at + 1;
        }
      } else if (byte === 0x2c && depth === 1) {
        yield element(chunk.subarray(start, at));
        start = at + 1;
      }
    }
    if (depth > 0) parts.push(Buffer.from(chunk.subarray(start)));
  }
  if (!closed || depth !== 0) {
    throw new VoronkaError(
      'bad_input',
      `${name} breaks off: its JSON array is not closed.`,
      'Export or copy the file again.',
    );
  }
}

/** The keys of one JSON object, with those of the object inside it at `within`; null when the text is no object. */
export function objectKeys(text: string, within?: string): string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return null;
    const inner = within ? value[within] : null;
    return [...Object.keys(value), ...(isObject(inner) ? Object.keys(inner) : [])];
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The top of a table, to recognise it by eye, and how it was read. */
export type Peek = {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly encoding: string;
  readonly delimiter: string;
};

/** How a person said that tables are to be read; an empty text leaves it to the data. */
export type PeekOptions = { readonly encoding: string; readonly delimiter: string };

const headBytes = 64 * 1024;
const rowsShown = 5;

/** The encoding of the first bytes, for the eye only: what it really is, the server decides from all of them. */
export function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  try {
    // A character cut off at the end is no fault: `stream` leaves it out.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

/** Whether a file is a text table that can be looked into. */
export const isTable = (path: string) => /\.(csv|tsv|txt|tab)$/i.test(path);

/** A workbook: the import reads its sheets, the browser does not. */
export const isWorkbook = (path: string) => /\.(xlsx?|xlsm)$/i.test(path);

/** Header and first rows of a text table; null for what is none. */
export async function peek(file: File, asked: PeekOptions): Promise<Peek | null> {
  const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const encoding = asked.encoding || encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  if (text.includes('\0')) return null;
  const { parse } = (await import('papaparse')).default;
  const { data, meta } = parse<string[]>(text, {
    delimiter: asked.delimiter === 'tab' ? '\t' : asked.delimiter,
    delimitersToGuess: [',', ';', '\t'],
    preview: rowsShown + 1,
    skipEmptyLines: 'greedy',
  });
  const [headers = [], ...rows] = data;
  if (headers.length === 0) return null;
  return { headers: headers.map((one) => one.trim()), rows, encoding, delimiter: meta.delimiter };
}

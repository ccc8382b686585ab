/** The top of a table, to recognise it by eye. */
export type Peek = { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] };

const headBytes = 64 * 1024;
const rowsShown = 5;

/** Text of the first bytes, for the eye only: what encoding the file really has, the server decides. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    // A character cut off at the end is no fault: `stream` leaves it out.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** Whether a file is a text table that can be looked into. */
export const isTable = (path: string) => /\.(csv|tsv|txt|tab)$/i.test(path);

/** A workbook: the import reads its sheets, the browser does not. */
export const isWorkbook = (path: string) => /\.(xlsx?|xlsm)$/i.test(path);

/** Header and first rows of a text table; null for what is none. */
export async function peek(file: File): Promise<Peek | null> {
  const text = textOf(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
  if (text.includes('\0')) return null;
  const { parse } = (await import('papaparse')).default;
  const { data } = parse<string[]>(text, { preview: rowsShown + 1, skipEmptyLines: 'greedy' });
  const [headers = [], ...rows] = data;
  return headers.length === 0 ? null : { headers: headers.map((one) => one.trim()), rows };
}

const lf = 10;
const cr = 13;
const space = 32;
const quote = 34;

export type RecordEnd = {
  /** Where the next record begins. */
  next: number;
  cells: number;
  /** Whether the last cell is empty. */
  lastEmpty: boolean;
  problem: 'unescaped_quote' | 'unterminated_quote' | null;
};

export type RecordContext = {
  delimiter: number;
  /** The end of the first physical line of the record. */
  lineEnd: number;
  /** Whether that line holds a quote. */
  hasQuote: boolean;
  /** No bytes will follow. */
  last: boolean;
};

/** Reads one CSV record by the rules of a strict reader; 'more' when it does not end within the bytes. */
export function readRecord(bytes: Buffer, from: number, context: RecordContext): RecordEnd | 'more' {
  return context.hasQuote ? readQuoted(bytes, from, context) : readPlain(bytes, from, context);
}

function readPlain(bytes: Buffer, from: number, { delimiter, lineEnd }: RecordContext): RecordEnd {
  const stop = lineEnd > from && bytes[lineEnd - 1] === cr ? lineEnd - 1 : lineEnd;
  let cells = 1;
  let start = from;
  for (
    let at = bytes.indexOf(delimiter, from);
    at !== -1 && at < stop;
    at = bytes.indexOf(delimiter, at + 1)
  ) {
    cells++;
    start = at + 1;
  }
  return { next: Math.min(lineEnd + 1, bytes.length), cells, lastEmpty: start === stop, problem: null };
}

function readQuoted(bytes: Buffer, from: number, context: RecordContext): RecordEnd | 'more' {
  const { delimiter, last, lineEnd } = context;
  const afterLine = Math.min(lineEnd + 1, bytes.length);
  const broken = (problem: RecordEnd['problem']): RecordEnd => ({
    next: afterLine,
    cells: 0,
    lastEmpty: false,
    problem,
  });
  let cells = 1;
  let at = from;
  for (;;) {
    const start = at;
    while (bytes[at] === space) at++;
    let isQuoted = false;
    if (bytes[at] === quote) {
      isQuoted = true;
      const end = closingQuote(bytes, at + 1);
      if (end === -1 || (end === bytes.length - 1 && !last))
        return last ? broken('unterminated_quote') : 'more';
      at = end + 1;
      while (bytes[at] === space) at++;
      if (bytes[at] === cr && at + 1 >= bytes.length && !last) return 'more';
      if (bytes[at] === cr && (bytes[at + 1] === lf || at + 1 >= bytes.length)) at++;
      if (at >= bytes.length && !last) return 'more';
      if (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== lf) return broken('unescaped_quote');
    } else {
      at = start;
      while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== lf) at++;
      if (at >= bytes.length && !last) return 'more';
    }
    if (at >= bytes.length || bytes[at] === lf) {
      const stop = at > start && bytes[at - 1] === cr ? at - 1 : at;
      return {
        next: Math.min(at + 1, bytes.length),
        cells,
        lastEmpty: !isQuoted && stop === start,
        problem: null,
      };
    }
    cells++;
    at++;
  }
}

/** The quote that ends a quoted cell whose text begins at `from`; doubled quotes are passed over; -1 when none does. */
function closingQuote(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(quote, from); at !== -1; at = bytes.indexOf(quote, at + 2)) {
    if (bytes[at + 1] !== quote) return at;
  }
  return -1;
}

import { type RecordEnd, readRecord } from './csv-record.ts';
import type { Delimiter } from './landing.ts';

/** `value` is the beginning of its `text`, to be shown. */
export type MalformedRecord = { record: number; line: number; value: string; text: string; reason: string };

/** A record longer than this is no record but a quote that never closes. */
const longestRecord = 1 << 20;
/** As much of a refused record is kept. */
const longestText = 1 << 16;
const lf = 10;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Takes a CSV text in chunks and gives it back with malformed records blanked. The header passes as it is. */
export class CsvRepairer {
  private buffer = Buffer.alloc(0);
  private line = 1;
  private record = 0;
  private blank: Buffer | null = null;
  private afterMalformed = false;
  private readonly width: number;
  private readonly mayBeShort: boolean;
  private readonly delimiter: number;

  /** @param mayBeShort whether a record may have fewer columns than the header */
  constructor(width: number, delimiter: Delimiter, mayBeShort = false) {
    this.width = width;
    this.mayBeShort = mayBeShort;
    this.delimiter = delimiter.charCodeAt(0);
  }

  push(chunk: Buffer) {
    return this.process(chunk, false);
  }

  end() {
    return this.process(Buffer.alloc(0), true);
  }

  private process(chunk: Buffer, last: boolean): { good: Buffer[]; malformed: MalformedRecord[] } {
    const bytes = this.buffer.length > 0 ? Buffer.concat([this.buffer, chunk]) : chunk;
    const good: Buffer[] = [];
    const malformed: MalformedRecord[] = [];
    // A byte order mark would make a blank first line look like a header.
    let at = this.line === 1 && bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
    let kept = at;
    let nextQuote = -2;
    const drop = (to: number) => {
      if (at > kept) good.push(bytes.subarray(kept, at));
      kept = to;
    };
    while (at < bytes.length) {
      const lineEnd = bytes.indexOf(lf, at);
      if (lineEnd === -1 && !last) break;
      const stop = lineEnd === -1 ? bytes.length : lineEnd;
      const next = Math.min(stop + 1, bytes.length);
      if (this.isBlankLine(bytes, at, stop)) {
        drop(next);
        this.line++;
        at = next;
        continue;
      }
      if (nextQuote !== -1 && nextQuote < at) nextQuote = bytes.indexOf(34, at);
      const hasQuote = nextQuote !== -1 && nextQuote < stop;
      const read = readRecord(bytes, at, { delimiter: this.delimiter, lineEnd: stop, hasQuote, last });
      const isEndless = read === 'more' ? bytes.length - at > longestRecord : read.next - at > longestRecord;
      if (read === 'more' && !isEndless) break;
      const found = isEndless || read === 'more' ? endless(next) : read;
      this.record++;
      if (this.record === 1) {
        this.blank = this.blankRecord(bytes, stop);
        this.line += countLines(bytes, at, found.next);
        at = found.next;
        continue;
      }
      const reason = found.problem ?? this.widthProblem(found);
      this.afterMalformed = reason !== null;
      if (!reason) {
        this.line += found.next === next ? 1 : countLines(bytes, at, found.next);
        at = found.next;
        continue;
      }
      const end =
        found.problem || this.isRecordItself(bytes.subarray(0, found.next), next) ? next : found.next;
      const start = (length: number) =>
        bytes
          .subarray(at, Math.min(end, at + length))
          .toString('utf8')
          .trimEnd();
      const [value, text] = [start(1000), start(longestText)];
      malformed.push({ record: this.record, line: this.line, value, text, reason });
      drop(end);
      good.push(this.blank!);
      this.line += countLines(bytes, at, end);
      at = end;
    }
    if (at > kept) good.push(bytes.subarray(kept, at));
    this.buffer = Buffer.from(bytes.subarray(at));
    return { good, malformed };
  }

  /** One trailing delimiter is no column. */
  private widthProblem({ cells, lastEmpty }: RecordEnd): string | null {
    // What follows a malformed record may be the rest of it.
    if (cells < this.width) return this.mayBeShort && !this.afterMalformed ? null : 'too_few_columns';
    return cells > this.width + (lastEmpty ? 1 : 0) ? 'too_many_columns' : null;
  }

  /** After a record of several lines with a wrong width: does its second line stand as a record of its own? */
  private isRecordItself(bytes: Buffer, at: number): boolean {
    if (at >= bytes.length) return true;
    const lineEnd = bytes.indexOf(lf, at);
    const read = readRecord(bytes, at, {
      delimiter: this.delimiter,
      lineEnd: lineEnd === -1 ? bytes.length : lineEnd,
      hasQuote: true,
      last: true,
    });
    return read !== 'more' && !read.problem && read.cells >= this.width && !this.widthProblem(read);
  }

  private isBlankLine(bytes: Buffer, from: number, to: number): boolean {
    if (this.width === 1 && this.record > 0) return false;
    if (to - from > 64) return false;
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte !== 32 && byte !== 13 && !(byte === 9 && this.delimiter !== 9)) return false;
    }
    return true;
  }

  private blankRecord(bytes: Buffer, headerEnd: number): Buffer {
    const cells = this.width === 1 ? '""' : String.fromCharCode(this.delimiter).repeat(this.width - 1);
    return Buffer.from(`${cells}${bytes[headerEnd - 1] === 13 ? '\r\n' : '\n'}`);
  }
}

const endless = (next: number): RecordEnd => ({
  next,
  cells: 0,
  lastEmpty: false,
  problem: 'unterminated_quote',
});

function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(lf, from); at !== -1 && at < to; at = bytes.indexOf(lf, at + 1)) lines++;
  return lines;
}

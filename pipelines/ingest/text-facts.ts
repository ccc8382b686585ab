import { isUtf8 } from 'node:buffer';

const cr = 13;
const lf = 10;

/** Looks at a byte stream as text: is it UTF-8 throughout, does every line end alike. Native scans only, no loop per byte. */
export class TextFacts {
  utf8 = true;
  hasNul = false;
  /** Null until a line end of the kind is seen; CR counts only where no LF follows. */
  private lineEnds = new Set<'lf' | 'crlf' | 'cr'>();
  private tail = Buffer.alloc(0);
  private lastWasCr = false;

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    if (!this.hasNul && chunk.includes(0)) this.hasNul = true;
    if (this.utf8) this.checkUtf8(chunk);
    if (this.lineEnds.size < 2) this.checkLineEnds(chunk);
  }

  end(): void {
    if (this.tail.length > 0) this.utf8 = false;
    if (this.lastWasCr) this.lineEnds.add('cr');
  }

  /** Whether DuckDB's strict reader takes the line ends as they are. */
  get linesAlike(): boolean {
    return this.lineEnds.size === 0 || (this.lineEnds.size === 1 && !this.lineEnds.has('cr'));
  }

  private checkUtf8(chunk: Buffer): void {
    const bytes = this.tail.length > 0 ? Buffer.concat([this.tail, chunk]) : chunk;
    const cut = incompleteTail(bytes);
    this.utf8 = isUtf8(bytes.subarray(0, bytes.length - cut));
    this.tail = Buffer.from(bytes.subarray(bytes.length - cut));
  }

  private checkLineEnds(chunk: Buffer): void {
    if (this.lastWasCr) this.lineEnds.add(chunk[0] === lf ? 'crlf' : 'cr');
    let from = this.lastWasCr && chunk[0] === lf ? 1 : 0;
    this.lastWasCr = chunk[chunk.length - 1] === cr;
    if (chunk.indexOf(cr, from) === -1) {
      if (chunk.indexOf(lf, from) !== -1) this.lineEnds.add('lf');
      return;
    }
    while (from < chunk.length && this.lineEnds.size < 2) {
      const nextLf = chunk.indexOf(lf, from);
      const nextCr = chunk.indexOf(cr, from);
      if (nextCr === -1 || (nextLf !== -1 && nextLf < nextCr)) {
        if (nextLf === -1) return;
        this.lineEnds.add('lf');
        from = nextLf + 1;
      } else if (nextCr === chunk.length - 1) {
        return;
      } else {
        this.lineEnds.add(nextLf === nextCr + 1 ? 'crlf' : 'cr');
        from = nextCr + (nextLf === nextCr + 1 ? 2 : 1);
      }
    }
  }
}

/** How many bytes at the end begin a UTF-8 character that is not complete yet (0–3). */
export function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return need > back ? back : 0;
    }
  }
  return 0;
}

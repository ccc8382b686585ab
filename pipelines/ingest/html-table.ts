import { createReadStream } from 'node:fs';
import { Parser } from 'htmlparser2';
import { guessEncoding } from './head.ts';
import { csvOf } from './workbook.ts';

/** Whether a text is a web page with a table: what some systems write as “Excel”. */
export const isHtmlTable = (text: string): boolean =>
  /^[\s\ufeff]*<(!doctype|html|meta|table|head|\?xml)/i.test(text) && /<table[\s>]/i.test(text);

/** The rows of the largest table of a page as CSV text. @param path of the file @param first its first bytes */
export async function htmlTableAsCsv(path: string, first: Buffer): Promise<string> {
  const tables: string[][][] = [];
  let row: string[] | null = null;
  let cell: string | null = null;
  const parser = new Parser({
    onopentagname(name) {
      if (name === 'table') tables.push([]);
      else if (name === 'tr') row = [];
      else if (name === 'td' || name === 'th') cell = '';
      else if (name === 'br' && cell !== null) cell += '\n';
    },
    ontext(text) {
      if (cell !== null) cell += text;
    },
    onclosetag(name) {
      if ((name === 'td' || name === 'th') && cell !== null) {
        row?.push(cell.trim());
        cell = null;
      } else if (name === 'tr' && row) {
        tables.at(-1)?.push(row);
        row = null;
      }
    },
  });
  const decoder = new TextDecoder(guessEncoding(first));
  for await (const chunk of createReadStream(path))
    parser.write(decoder.decode(chunk as Buffer, { stream: true }));
  parser.write(decoder.decode());
  parser.end();
  const [largest = []] = tables.sort((a, b) => b.length - a.length);
  return csvOf(largest);
}

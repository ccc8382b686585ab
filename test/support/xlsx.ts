import { execFileSync } from 'node:child_process';
import yauzl from 'yauzl';

/** The files of a zip archive as text; sizes and checksums are verified on the way. */
export function unzip(file: string): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>();
    yauzl.open(file, { lazyEntries: true, validateEntrySizes: true }, (error, archive) => {
      if (error) return reject(error);
      archive.on('error', reject).on('end', () => resolve(parts));
      archive.on('entry', (entry: yauzl.Entry) => {
        archive.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          const chunks: Buffer[] = [];
          stream.on('error', reject).on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            archive.readEntry();
          });
        });
      });
      archive.readEntry();
    });
  });
}

export type ReadCell = {
  readonly value: string | number | boolean;
  readonly type: string;
  /** How a number is shown; null = as it is. */
  readonly format: string | null;
  readonly bold: boolean;
};
export type ReadSheet = {
  readonly name: string;
  readonly xml: string;
  readonly rows: Map<string, ReadCell>[];
};
type Style = Pick<ReadCell, 'format' | 'bold'>;
type Book = { readonly texts: readonly string[]; readonly styles: readonly Style[] };

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const plain = (text: string) =>
  text
    .replace(/&(\w+);/g, (entity, name: string) => entities[name] ?? entity)
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const attribute = (text: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1];
const inside = (xml: string, name: string) =>
  new RegExp(`<${name}[ >][\\s\\S]*</${name}>`).exec(xml)?.[0] ?? '';

function readTexts(xml: string): string[] {
  return [...xml.matchAll(/<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g)].map(([, text]) => plain(text!));
}

function readStyles(xml: string): Style[] {
  const formats = new Map(
    [...xml.matchAll(/<numFmt ([^>]*)\/>/g)].map(([, format]) => [
      attribute(format!, 'numFmtId')!,
      plain(attribute(format!, 'formatCode')!),
    ]),
  );
  const fonts = inside(xml, 'fonts').split('</font>');
  return [...inside(xml, 'cellXfs').matchAll(/<xf ([^>]*)>/g)].map(([, style]) => ({
    format: formats.get(attribute(style!, 'numFmtId') ?? '') ?? null,
    bold: fonts[Number(attribute(style!, 'fontId') ?? 0)]!.includes('<b/>'),
  }));
}

function readRow(xml: string, { texts, styles }: Book): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, letters, attributes, inner] of xml.matchAll(
    /<c r="([A-Z]+)\d+"([^>]*)(?<!\/)>([\s\S]*?)<\/c>/g,
  )) {
    const type = attribute(attributes!, 't') ?? 'n';
    const number = /<v>(.*)<\/v>/.exec(inner!)?.[1];
    const value = type === 's' ? texts[Number(number)]! : type === 'b' ? number === '1' : Number(number);
    cells.set(letters!, { value, type, ...styles[Number(attribute(attributes!, 's') ?? 0)]! });
  }
  return cells;
}

/** A workbook read back: its sheets by name, cells by the letters of their column. */
export async function readXlsx(file: string): Promise<ReadSheet[]> {
  const parts = await unzip(file);
  const book = {
    texts: readTexts(parts.get('xl/sharedStrings.xml')!),
    styles: readStyles(parts.get('xl/styles.xml')!),
  };
  return [...parts.get('xl/workbook.xml')!.matchAll(/<sheet ([^>]*)\/>/g)].map(([, sheet]) => {
    const xml = parts.get(`xl/worksheets/sheet${attribute(sheet!, 'sheetId')}.xml`)!;
    const rows = xml.matchAll(/<row r="\d+"(?:\/>|>([\s\S]*?)<\/row>)/g);
    return {
      name: plain(attribute(sheet!, 'name')!),
      xml,
      rows: [...rows].map(([, row]) => readRow(row ?? '', book)),
    };
  });
}

/** What another reader of archives says; null where there is none. */
export function testedByPython(file: string): string | null {
  const code =
    'import sys,zipfile,xml.dom.minidom as m\nz=zipfile.ZipFile(sys.argv[1])\nprint(z.testzip())\n[m.parseString(z.read(n)) for n in z.namelist()]';
  try {
    return execFileSync('python3', ['-c', code, file], { encoding: 'utf8' }).trim();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}

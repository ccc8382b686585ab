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
  readonly style: number;
  readonly type: string;
};
export type ReadSheet = {
  readonly name: string;
  readonly xml: string;
  readonly rows: Map<string, ReadCell>[];
};

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function readRow(xml: string): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, letters, attributes, inner] of xml.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>([\s\S]*?)<\/c>/g)) {
    const type = /t="(\w+)"/.exec(attributes!)?.[1] ?? 'n';
    const text = /<t[^>]*>([\s\S]*)<\/t>/.exec(inner!)?.[1];
    const number = /<v>(.*)<\/v>/.exec(inner!)?.[1];
    const value = text !== undefined ? plain(text) : type === 'b' ? number === '1' : Number(number);
    cells.set(letters!, { value, type, style: Number(/s="(\d+)"/.exec(attributes!)?.[1] ?? 0) });
  }
  return cells;
}

/** A workbook read back: its sheets by name, cells by the letters of their column. */
export async function readXlsx(file: string): Promise<ReadSheet[]> {
  const parts = await unzip(file);
  const names = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) =>
    plain(name!),
  );
  return names.map((name, i) => {
    const xml = parts.get(`xl/worksheets/sheet${i + 1}.xml`)!;
    return {
      name,
      xml,
      rows: [...xml.matchAll(/<row r="\d+">([\s\S]*?)<\/row>/g)].map(([, row]) => readRow(row!)),
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

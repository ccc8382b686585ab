import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { VoronkaError } from '../../lib/errors.ts';
import { bombError, isBomb } from './expansion-cap.ts';

const maxEntries = 10_000;

type Entries = { archive: yauzl.ZipFile; entries: yauzl.Entry[] };

function brokenZip(name: string, error: unknown): VoronkaError {
  const message = error instanceof Error ? error.message : String(error);
  return new VoronkaError(
    'bad_input',
    `${name} is not a readable zip archive: ${message}.`,
    'Download or copy the archive again, or unpack it and import the files.',
    { cause: error },
  );
}

/** yauzl refuses names with `..`, drive letters and absolute paths itself (`validateFileName`). */
function readEntries(path: string, name: string): Promise<Entries> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, archive) => {
      if (error) return reject(brokenZip(name, error));
      const entries: yauzl.Entry[] = [];
      const fail = (cause: unknown) => {
        archive.close();
        reject(brokenZip(name, cause));
      };
      archive.on('error', fail);
      archive.on('entry', (entry: yauzl.Entry) => {
        entries.push(entry);
        if (entries.length > maxEntries) return fail(new Error(`it holds more than ${maxEntries} files`));
        archive.readEntry();
      });
      archive.on('end', () => resolve({ archive, entries }));
      archive.readEntry();
    });
  });
}

/** Whether a file or folder is the system's own: hidden, a thumbnail cache, the lock of an open document. */
export const isOfSystem = (name: string): boolean =>
  /^(\.|~\$)|^(__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(name);

/** The names of the files in an archive, folders and hidden files left out. @throws VoronkaError bad_input */
export async function listZip(path: string, name: string): Promise<string[]> {
  const { archive, entries } = await readEntries(path, name);
  archive.close();
  return entries
    .map((entry) => entry.fileName)
    .filter((file) => !file.endsWith('/') && !file.split('/').some(isOfSystem));
}

/** The unpacked bytes of one entry. @throws VoronkaError bad_input for a broken, encrypted or bomb-like one */
export async function openZipEntry(path: string, entryName: string, name: string): Promise<Readable> {
  const { archive, entries } = await readEntries(path, name);
  const entry = entries.find((candidate) => candidate.fileName === entryName);
  const problem = !entry ? 'the entry is gone' : entry.isEncrypted() ? 'it is encrypted' : null;
  if (!entry || problem) {
    archive.close();
    throw brokenZip(name, problem);
  }
  if (isBomb(entry.compressedSize, entry.uncompressedSize)) {
    archive.close();
    throw bombError(name);
  }
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) {
        archive.close();
        return reject(brokenZip(name, error));
      }
      stream.once('close', () => archive.close());
      resolve(stream);
    });
  });
}

/** How many bytes an archive holds, packed and unpacked, as its table of contents says. @throws VoronkaError bad_input */
export async function packedSizes(path: string, name: string): Promise<{ packed: number; unpacked: number }> {
  const { archive, entries } = await readEntries(path, name);
  archive.close();
  const sum = (key: 'compressedSize' | 'uncompressedSize') =>
    entries.reduce((all, entry) => all + entry[key], 0);
  return { packed: sum('compressedSize'), unpacked: sum('uncompressedSize') };
}

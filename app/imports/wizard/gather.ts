import type { Chosen } from './types.ts';

const isHidden = (name: string) => name.startsWith('.') || name === '__MACOSX' || name === 'Thumbs.db';

/** Browsers give a folder in portions; an empty one is the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return children;
    children.push(...portion);
  }
}

async function walk(entry: FileSystemEntry, found: Chosen[]): Promise<void> {
  if (isHidden(entry.name)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ file, path: entry.fullPath.replace(/^\//, '') });
  } else for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await walk(child, found);
}

/** Everything that was dropped: files, and folders to any depth. */
export async function dropped(transfer: DataTransfer): Promise<Chosen[]> {
  // The list is emptied when the event is over: entries are taken before the first wait.
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry());
  const plain = entries.some((entry) => entry === null) ? [...transfer.files] : [];
  if (plain.length > 0) return picked(plain);
  const found: Chosen[] = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return found;
}

/** Files of an input; those of a folder keep their place in it. */
export function picked(files: Iterable<File>): Chosen[] {
  return [...files]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ path }) => !path.split('/').some(isHidden));
}

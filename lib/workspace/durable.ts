import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

async function synced(
  path: string,
  flags: string,
  work?: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(path, flags);
  try {
    await work?.(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a directory's entries (renames, new files) survive a power cut; a no-op where directories cannot be synced. */
export async function syncDirectory(dir: string): Promise<void> {
  try {
    await synced(dir, 'r');
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes(code)) throw thrown;
  }
}

/** Makes the content of a file survive a power cut. */
export async function syncFile(path: string): Promise<void> {
  await synced(path, 'r+');
}

/** Syncs every file and directory below a directory, and itself. */
export async function syncTree(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (entry.isFile()) await syncFile(path);
  }
  await syncDirectory(dir);
}

/** Replaces a file at once: a reader sees the old text or the new one, never a part, whatever happens. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await synced(temporary, 'w', (handle) => handle.writeFile(text));
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
  await syncDirectory(dirname(path));
}

/** Renames and syncs the directory of the new name. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncDirectory(dirname(to));
}

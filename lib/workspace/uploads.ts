import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { workspacePaths } from './paths.ts';

/** Folders that this process is writing into. */
const own = new Set<string>();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes the folders whose server is gone: each is named after the process that made it. */
async function sweepUploads(uploads: string): Promise<void> {
  for (const name of await readdir(uploads).catch(() => [])) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1]);
    const isTaken =
      pid === process.pid ? own.has(join(uploads, name)) : Number.isInteger(pid) && isAlive(pid);
    if (!isTaken) await rm(join(uploads, name), { recursive: true, force: true });
  }
}

/** An empty folder in the workspace for files that are being received. */
export async function makeUploadFolder(dir: string): Promise<string> {
  const { uploads } = workspacePaths(dir);
  await sweepUploads(uploads);
  const folder = join(uploads, `${process.pid}-${randomBytes(6).toString('hex')}`);
  own.add(folder);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Removes such a folder, and what was made only to hold it. */
export async function removeUploadFolder(dir: string, folder: string): Promise<void> {
  const { root, uploads } = workspacePaths(dir);
  await rm(folder, { recursive: true, force: true });
  own.delete(folder);
  for (const empty of [uploads, root]) await rmdir(empty).catch(() => undefined);
}

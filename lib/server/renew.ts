import { isReadable } from '../published.ts';
import { readCurrent } from '../workspace/current.ts';
import { runVoronka } from './child.ts';

type Tell = {
  readonly begins: (dir: string) => void;
  readonly fails: (dir: string, message: string) => void;
};

/** Builds again what another version of the program has published: its figures cannot be asked by this one. */
export async function renewBuilds(dirs: readonly string[], tell: Tell): Promise<void> {
  for (const dir of dirs) {
    if (!(await readCurrent(dir)) || (await isReadable(dir))) continue;
    tell.begins(dir);
    const args = ['rebuild', '--workspace', dir, '--json'];
    const { document } = await runVoronka(args, { signal: new AbortController().signal });
    const error = document.error as { message?: string } | undefined;
    if (error) tell.fails(dir, error.message ?? '');
  }
}

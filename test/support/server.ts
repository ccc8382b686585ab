import { type ChildProcess, spawn } from 'node:child_process';
import { bin } from './run-cli.ts';

export type Served = { readonly url: string; readonly child: ChildProcess; out(): string };

const children: ChildProcess[] = [];

/** Ends what `serve` started; a test file calls it after all of its tests. */
export function stopServers(): void {
  for (const child of children.splice(0)) child.kill('SIGKILL');
}

/** Starts `serve` on a free port. */
export function serve(workspace: string, env: Record<string, string> = {}): Promise<Served> {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', '--workspace', workspace], {
    env: { ...process.env, LANG: 'C', VORONKA_TOKEN: '', ...env },
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out.includes('\n')) resolve({ url: out.split('\n')[0]!, child, out: () => out });
    });
    child.once('close', (code) => reject(new Error(`serve ended with ${code}: ${err}`)));
  });
}

export type Line = Record<string, unknown> & { phase?: string };

/** The JSON lines of an answer: the progress, and what came last. */
export async function readLines(response: Response): Promise<{ steps: Line[]; last: Line }> {
  const lines = (await response.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  return { steps: lines.slice(0, -1), last: lines.at(-1) ?? {} };
}

/** A form with files by their relative path, and fields. */
export function form(files: Record<string, string | Buffer>, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, text] of Object.entries(files)) data.append('files', new Blob([text as string]), name);
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

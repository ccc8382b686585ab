import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const projectRoot: string = fileURLToPath(new URL('../../', import.meta.url));
export const bin: string = `${projectRoot}bin/voronka`;

export type Ran = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  json(): Record<string, unknown>;
};

/** Runs the real command in a process of its own, in English unless `env` says otherwise. */
export function voronka(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const { VORONKA_WORKSPACE: _workspace, VORONKA_TOKEN: _token, ...inherited } = process.env;
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...inherited, LANG: 'C', LC_ALL: '', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err, json: () => JSON.parse(out) }));
  });
}

import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { windows1251 } from '../fixtures/messy/text.ts';
import { writeMessy } from '../fixtures/messy/write.ts';
import { writeBigCsv } from './big-csv.ts';
import { measure } from './child.ts';
import { serve } from './served.ts';
import { figure, markdown, within } from './table.ts';
import { upload } from './upload.ts';

/** Bounds of reading exports: how long it takes to know them, what an encoding costs, what a large file and an upload hold. */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'recognise,encodings,land,import,upload' },
    megabytes: { type: 'string', default: '1000' },
    help: { type: 'boolean', default: false },
  },
});
const megabytes = Number(values.megabytes);
if (values.help || !(megabytes > 0)) {
  console.error('usage: bench:ingest [--only recognise,encodings,land,import,upload] [--megabytes 1000]');
  process.exit(values.help ? 0 : 2);
}

const MB = 2 ** 20;
const seconds = { files: 2, encoding: 2 };
const memoryMb = { file: 2048, upload: 200 };
const root = mkdtempSync(join(tmpdir(), 'voronka-bench-'));
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const say = (text: string): void => console.error(text);
const rows: string[][] = [];
const note = (what: string, value: number | null, bound: number | null, decimals = 1): void => {
  const told = bound === null ? ['', ''] : [String(bound), within(value, bound)];
  rows.push([what, figure(value, decimals), ...told]);
};

/** Lands, and loads where asked, in a process of its own; fails when it does. */
async function land(path: string, ...more: string[]) {
  const dir = join(root, 'landed');
  mkdirSync(dir, { recursive: true });
  const run = await measure(process.execPath, ['--import', 'tsx', at('land.ts'), path, dir, ...more]);
  rmSync(dir, { recursive: true, force: true });
  if (run.code !== 0) throw new Error(run.stderr);
  const told = JSON.parse(run.stdout) as Record<'known' | 'land' | 'landCpu' | 'all' | 'allCpu', number>;
  return { ...told, peakMb: run.peakMb };
}

async function recognise(): Promise<void> {
  const [all, chosen] = [join(root, 'all'), join(root, 'fifty')];
  const names = (await writeMessy(all)).filter((name) => !name.startsWith('junk/'));
  for (const name of names.slice(0, 50)) {
    mkdirSync(dirname(join(chosen, name)), { recursive: true });
    cpSync(join(all, name), join(chosen, name));
  }
  say('50 mixed files');
  const { known, land: took, landCpu } = await land(chosen, '--know');
  note('50 mixed files known, s', known, seconds.files, 2);
  note('the same, landed and translated, s', took - known, null, 2);
  note('of the processor for both, s', landCpu, null, 2);
}

async function encodings(): Promise<void> {
  const made = {
    'UTF-8': (text: string) => Buffer.from(text),
    'Windows-1251': windows1251,
    'UTF-16': (text: string) => Buffer.from(text, 'utf16le'),
  };
  let plain: number | null = null;
  for (const [name, encode] of Object.entries(made)) {
    const path = join(root, 'deals.csv');
    writeBigCsv(path, 100 * MB, encode, name === 'UTF-16' ? '\ufeff' : '');
    say(`${name}, ${Math.round(statSync(path).size / MB)} MB`);
    const { all, allCpu } = await land(path, '--load');
    plain ??= allCpu;
    note(`100 MB of UTF-8 as ${name}, landed and loaded, s`, all, null);
    note('of the processor, s', allCpu, null);
    if (name !== 'UTF-8') note(`${name} ÷ UTF-8, by the processor`, allCpu / plain, seconds.encoding, 2);
    rmSync(path);
  }
}

async function landOnly(): Promise<void> {
  const path = join(root, 'deals.csv');
  say(`${megabytes} MB, landing`);
  writeBigCsv(path, megabytes * MB);
  const { land: took, peakMb } = await land(path);
  note(`${megabytes} MB landed, s`, took, null);
  note('its peak memory, MB', peakMb, memoryMb.file, 0);
  rmSync(path);
}

async function importWhole(): Promise<void> {
  const path = join(root, 'deals.csv');
  const deals = writeBigCsv(path, megabytes * MB);
  say(`${megabytes} MB, import of ${deals} deals`);
  const run = await measure(at('../bin/voronka'), [
    ...['import', path, '--workspace', join(root, 'workspace'), '--timezone', 'Europe/Moscow'],
    ...['--exported-at', '2026-09-30T18:00:00+03:00', '--json'],
  ]);
  if (run.code !== 0) throw new Error(run.stderr);
  note(`${megabytes} MB, ${deals} deals imported, s`, run.seconds, null);
  note('its peak memory, MB', run.peakMb, memoryMb.file, 0);
  rmSync(path);
}

/** A table that nothing recognises: what follows the upload ends at once. */
async function uploads(): Promise<void> {
  const path = join(root, 'notes.csv');
  writeFileSync(path, `day,remark\n${`1,${'x'.repeat(98)}\n`.repeat(10_000)}`.repeat(200));
  const { url, child } = await serve(join(root, 'served'));
  try {
    await upload(url, child, path); // The first one loads the code.
    say('upload of 200 MB');
    const { beforeMb, peakMb, seconds: took } = await upload(url, child, path);
    note('200 MB uploaded, s', took, null);
    note('memory of the server before, MB', beforeMb, null, 0);
    note(
      'its growth meanwhile, MB',
      beforeMb !== null && peakMb !== null ? peakMb - beforeMb : null,
      memoryMb.upload,
      0,
    );
  } finally {
    child.kill();
  }
}

const parts = { recognise, encodings, land: landOnly, import: importWhole, upload: uploads };
const only = values.only.split(',');
try {
  for (const [name, part] of Object.entries(parts)) if (only.includes(name)) await part();
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(markdown(['what', 'figure', 'bound', 'within'], rows));
if (rows.some(([, , , verdict]) => verdict === 'NO')) process.exitCode = 1;

import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { VoronkaError } from '../errors.ts';
import { syncDirectory } from './durable.ts';
import { newId } from './id.ts';
import { takeLock } from './lock.ts';
import { workspacePaths } from './paths.ts';

const text = z.string().trim().min(1);
const accepted = z.strictObject({
  id: text,
  at: text,
  rule: text,
  case: text,
  entity: z.enum(['deal', 'lead', 'contract']),
  stage: text.nullable(),
  reason: text,
  author: text,
  /** The last day, YYYY-MM-DD, on which it holds; null = until it is withdrawn. */
  until: z.iso.date().nullable(),
});
const withdrawn = z.strictObject({ withdraws: text, at: text, author: text });
const line = z.union([accepted, withdrawn]);

/** A flag that a person accepts: of one rule on one case, in one stage or in all. */
export type Waiver = z.infer<typeof accepted>;

export type WaiverRequest = Omit<Waiver, 'id' | 'at'>;

/** Waivers that hold, and what tells this state of the log from any other. */
export type Waivers = { readonly mark: string; readonly list: readonly Waiver[] };

const none: Waivers = { mark: '', list: [] };
const read = new Map<string, Waivers>();

/** The lines of the log; one that was broken off by a power cut or a kill was never confirmed to anybody. */
function linesOf(log: string): z.infer<typeof line>[] {
  return log.split('\n').flatMap((one) => {
    try {
      const parsed = line.safeParse(JSON.parse(one));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

/** The waivers of a workspace, expired ones included; what was withdrawn is not among them. */
export function readWaivers(dir: string): Waivers {
  const { waivers: path } = workspacePaths(dir);
  if (!existsSync(path)) return none;
  const { size, mtimeMs } = statSync(path);
  const mark = `${path} ${size} ${mtimeMs}`;
  const known = read.get(path);
  if (known?.mark === mark) return known;
  const held = new Map<string, Waiver>();
  for (const one of linesOf(readFileSync(path, 'utf8'))) {
    if ('withdraws' in one) held.delete(one.withdraws);
    else held.set(one.id, one);
  }
  const fresh = { mark, list: [...held.values()] };
  read.set(path, fresh);
  return fresh;
}

async function append(dir: string, entry: z.infer<typeof line>): Promise<void> {
  const { waivers: path } = workspacePaths(dir);
  await mkdir(dirname(path), { recursive: true });
  const lock = await takeLock(`${path}.lock`, { waitMs: 10_000, what: 'Another waiver' });
  try {
    const log = await open(path, 'a+');
    try {
      const before = await log.readFile('utf8');
      const start = before === '' || before.endsWith('\n') ? '' : '\n';
      await log.appendFile(`${start}${JSON.stringify(entry)}\n`);
      await log.sync();
    } finally {
      await log.close();
    }
    await syncDirectory(dirname(path));
  } finally {
    lock.release();
  }
}

const expected =
  'Expected: {"rule", "case", "stage" (or null), "reason", "author", "until": "YYYY-MM-DD" (or null)}.';

/**
 * Adds a waiver to the log, on disk when it returns.
 * @throws VoronkaError usage naming what is missing or wrong
 */
export async function addWaiver(dir: string, request: unknown): Promise<Waiver> {
  const given = typeof request === 'object' && request !== null ? request : {};
  const checked = accepted.safeParse({
    entity: 'deal',
    stage: null,
    until: null,
    ...given,
    id: newId(),
    at: new Date().toISOString(),
  });
  if (!checked.success) {
    const issue = checked.error.issues[0]!;
    throw new VoronkaError('usage', `${issue.path.join('.') || 'The waiver'}: ${issue.message}`, expected);
  }
  await append(dir, checked.data);
  return checked.data;
}

/** Takes a waiver back; the log keeps both lines. @throws VoronkaError not_found, usage */
export async function withdrawWaiver(dir: string, id: string, author: string): Promise<Waiver> {
  const waiver = readWaivers(dir).list.find((one) => one.id === id);
  if (!waiver)
    throw new VoronkaError('not_found', `There is no waiver ${id}.`, 'voronka waivers lists them.');
  if (author.trim() === '') throw new VoronkaError('usage', 'author: who takes it back?', expected);
  await append(dir, { withdraws: id, at: new Date().toISOString(), author: author.trim() });
  return waiver;
}

import { readFile } from 'node:fs/promises';
import { Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { VoronkaError } from '../errors.ts';
import { type FileMapping, fileMapping } from '../schema/file-mapping.ts';
import { type Choices, choicesShape, mergeChoices } from './choices.ts';
import { writeDurably } from './durable.ts';
import { workspacePaths } from './paths.ts';

/** What people have said once: which stage, name and column is which. */
type Remembered = Choices & { readonly mapping: readonly FileMapping[] };

/** What a workspace remembers for every build; written in `workspace.yaml`. */
export type WorkspaceSettings = Remembered & {
  /** IANA zone in which days are cut and times without a zone are read. */
  readonly timezone: string;
  /** Null until the first build decides it. */
  readonly baseCurrency: string | null;
  /** Remembered `--process` ids. */
  readonly processes: readonly string[];
};

/** Whether the runtime knows the IANA zone. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

const settingsSchema = z.object({
  timezone: z.string().refine(isTimezone, 'an IANA zone such as Europe/Moscow is expected').optional(),
  base_currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a three-letter code such as RUB is expected')
    .nullish(),
  processes: z.array(z.string().min(1)).nullish(),
  mapping: z.array(fileMapping).nullish(),
  ...choicesShape,
});

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}

/** The zone of this machine, for a workspace that has none yet. */
export function machineTimezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/**
 * The settings of a workspace; a part that is not written yet is null or empty.
 * @throws VoronkaError bad_input naming file, line and field
 */
export async function readSettings(
  dir: string,
): Promise<Remembered & { timezone: string | null; baseCurrency: string | null; processes: string[] }> {
  const path = workspacePaths(dir).settings;
  const text = (await readText(path)) ?? '';
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault)
    throw new VoronkaError('bad_input', `${path}: ${fault.message.split('\n')[0]}`, 'Correct the YAML.');
  const checked = settingsSchema.safeParse(document.toJS() ?? {});
  if (!checked.success) {
    const issue = checked.error.issues[0]!;
    const node = document.getIn(issue.path, true) as { range?: [number, number, number] } | undefined;
    const line = node?.range ? `:${lines.linePos(node.range[0]).line}` : '';
    throw new VoronkaError(
      'bad_input',
      `${path}${line}: ${issue.path.join('.')}: ${issue.message}`,
      'Correct the file.',
    );
  }
  const { timezone, base_currency, processes, mapping, stages, aliases } = checked.data;
  return {
    timezone: timezone ?? null,
    baseCurrency: base_currency ?? null,
    processes: processes ?? [],
    mapping: mapping ?? [],
    ...mergeChoices({ stages: [], aliases: {} }, { stages, aliases }),
  };
}

/** A mapping without the parts that say nothing. */
const withoutEmpty = (entry: FileMapping) =>
  Object.fromEntries(
    Object.entries(entry).filter(([, part]) => typeof part !== 'object' || Object.keys(part).length > 0),
  );

const head = ` What this workspace remembers. Edit freely: the next import or \`voronka rebuild\` takes it.`;

/** Writes the settings, keeping comments, unknown keys and their order; writes nothing when nothing changes. */
export async function writeSettings(dir: string, settings: WorkspaceSettings): Promise<void> {
  const path = workspacePaths(dir).settings;
  const text = await readText(path);
  const document = text?.trim() ? parseDocument(text) : new Document({});
  if (!text?.trim()) document.commentBefore = head;
  document.set('timezone', settings.timezone);
  if (settings.baseCurrency) document.set('base_currency', settings.baseCurrency);
  const written = (document.toJS() ?? {}) as Record<string, unknown>;
  const { processes, stages, aliases } = settings;
  const mapping = settings.mapping.map(withoutEmpty);
  for (const [key, value] of Object.entries({ processes, mapping, stages, aliases })) {
    const isEmpty = Object.keys(value).length === 0;
    if (JSON.stringify(written[key] ?? (isEmpty ? value : null)) === JSON.stringify(value)) continue;
    if (isEmpty) document.delete(key);
    else document.set(key, value);
  }
  const after = document.toString();
  if (after !== text) await writeDurably(path, after);
}

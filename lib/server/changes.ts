import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VoronkaError } from '../errors.ts';
import { isReadable } from '../published.ts';
import { checkChoices } from '../workspace/choices.ts';
import {
  knownWorkspaces,
  servedWorkspace,
  showKind,
  shownKind,
  type WorkspaceKind,
  workspaceKinds,
} from '../workspace/known.ts';
import { buildIds, importIds } from '../workspace/manifest.ts';
import { runVoronka } from './child.ts';
import { asJob, type Job, type Step } from './jobs.ts';
import { jsonLines } from './json-lines.ts';
import { served } from './served.ts';

type Body = ReadableStream<Uint8Array>;

/** A command that changes a workspace, its progress, then what `after` makes of its document. */
function changing(
  kind: Pick<Job, 'what' | 'workspace'>,
  args: readonly string[],
  leaving: AbortSignal,
  after: (document: Record<string, unknown>) => unknown = (document) => document,
): Body {
  return jsonLines(leaving, async (write, signal) => {
    const document = await runAsJob(kind, args, write, signal);
    return 'error' in document ? document : after(document);
  });
}

async function runAsJob(
  kind: Pick<Job, 'what' | 'workspace'>,
  args: readonly string[],
  write: (step: Step) => void,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const { document } = await asJob(kind, (tell) => {
    const onStep: typeof tell = (step) => {
      tell(step);
      write(step);
    };
    return runVoronka([...args, '--json'], { signal, onStep });
  });
  return document;
}

/** Makes the demo when it is not there, or was made by another version of the program; then shows it. */
export async function showDemo(leaving: AbortSignal): Promise<Body> {
  const { demo } = knownWorkspaces();
  const reveal = () => {
    showKind('demo');
    return served();
  };
  if (await isReadable(demo)) return jsonLines(leaving, reveal);
  const args = ['demo', '--no-serve', '--workspace', demo, '--progress', 'json'];
  return changing({ what: 'demo', workspace: 'demo' }, args, leaving, reveal);
}

/** The workspace that holds an id: the one's own first. @throws VoronkaError not_found */
async function whereIs(
  id: string,
  what: string,
  ids: (dir: string) => Promise<string[]>,
): Promise<{ kind: WorkspaceKind; dir: string }> {
  for (const kind of workspaceKinds) {
    const dir = knownWorkspaces()[kind];
    if ((await ids(dir)).includes(id)) return { kind, dir };
  }
  throw new VoronkaError('not_found', `There is no ${what} ${id}.`, `GET /api/v1/imports lists them.`);
}

function assertAction(action: unknown, known: readonly string[]): asserts action is string {
  if (typeof action === 'string' && known.includes(action)) return;
  throw new VoronkaError(
    'usage',
    `"action" cannot be ${JSON.stringify(action) ?? 'missing'}.`,
    `Known: ${known.join(', ')}.`,
  );
}

/** `imports remove ID` or `imports restore ID`. @throws VoronkaError usage, not_found */
export async function changeImport(id: string, action: unknown, leaving: AbortSignal): Promise<Body> {
  assertAction(action, ['remove', 'restore']);
  const { kind, dir } = await whereIs(id, 'import', importIds);
  const args = ['imports', action, id, '--workspace', dir, '--progress', 'json'];
  return changing({ what: 'change', workspace: kind }, args, leaving);
}

/** `builds rollback ID`. @throws VoronkaError usage, not_found */
export async function changeBuild(id: string, action: unknown, leaving: AbortSignal): Promise<Body> {
  assertAction(action, ['rollback']);
  const { kind, dir } = await whereIs(id, 'build', buildIds);
  return changing({ what: 'change', workspace: kind }, ['builds', action, id, '--workspace', dir], leaving);
}

/** Remembers choices in the workspace that is shown and builds it again. @throws VoronkaError usage */
export async function changeChoices(choices: unknown, leaving: AbortSignal): Promise<Body> {
  const change = checkChoices(choices);
  const [kind, dir] = [shownKind(), servedWorkspace()];
  return jsonLines(leaving, async (write, signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'voronka-choices-'));
    try {
      const file = join(folder, 'choices.json');
      await writeFile(file, JSON.stringify(change));
      const args = ['rebuild', '--choices', file, '--workspace', dir, '--progress', 'json'];
      return await runAsJob({ what: 'change', workspace: kind }, args, write, signal);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

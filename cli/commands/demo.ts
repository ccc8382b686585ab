import { rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { defaultAsOf, generateCompany } from '../../fixtures/company/generate.ts';
import { VoronkaError } from '../../lib/errors.ts';
import { readCurrent } from '../../lib/workspace/current.ts';
import { realEngine } from '../../pipelines/engine-real.ts';
import { importFiles } from '../../pipelines/import.ts';
import type { Context } from '../context.ts';
import { say, tellAsJson } from '../output.ts';
import { talk, tellImport } from './import.ts';
import { serve } from './serve.ts';

/** Demo data never get into a workspace with somebody's own. @throws VoronkaError usage */
async function assertDemo(workspace: string, exports: string): Promise<void> {
  const isDemo = await stat(exports).then(
    () => true,
    () => false,
  );
  if (isDemo || !(await readCurrent(workspace))) return;
  throw new VoronkaError(
    'usage',
    `${workspace} holds other imports.`,
    'Leave --workspace out, or name an empty folder.',
  );
}

/** `demo`: generated exports, the ordinary import into a workspace of its own, the dashboard on a free port. */
export async function runDemo(
  given: Context,
  _args: string[],
  options: { serve: boolean; progress?: string },
): Promise<number> {
  const context: Context = given.workspaceNamed ? given : { ...given, workspace: resolve('data-demo') };
  const exports = join(context.workspace, 'exports');
  await assertDemo(context.workspace, exports);
  if (options.progress === 'json') tellAsJson('generate', 0, null);
  else say(context.t('cli.demo.generating'));
  await rm(exports, { recursive: true, force: true });
  await generateCompany({ dir: exports });
  const document = await importFiles(
    {
      ...talk(context, options),
      workspace: context.workspace,
      paths: [exports],
      processes: ['sales-process-guide'],
      timezone: 'Europe/Moscow',
      exportedAt: defaultAsOf,
      // Exports of another version take the place of the former ones.
      replace: true,
    },
    realEngine,
  );
  if (!options.serve) {
    await tellImport(context, document);
    return 0;
  }
  const own = resolve(process.env.VORONKA_WORKSPACE || 'data');
  return serve(context, {
    workspaces: { own, demo: context.workspace, shown: 'demo' },
    port: 0,
    host: '127.0.0.1',
    allowedHosts: [],
    token: null,
  });
}

import { findText } from '../../lib/messages.ts';
import { readChoices } from '../../lib/workspace/choices.ts';
import { realEngine } from '../../pipelines/engine-real.ts';
import { importFiles } from '../../pipelines/import.ts';
import type { ImportDocument } from '../../pipelines/import-document.ts';
import type { ImportOptions } from '../../pipelines/import-options.ts';
import type { Context } from '../context.ts';
import { print, printJson, progressPrinter, say, tellAsJson } from '../output.ts';

/** Options of every command that builds: seconds to wait for the lock, and for whom progress is written. */
export type TalkOptions = { readonly wait?: number; readonly progress?: string };

/** What import, rebuild and the like tell while they run. */
export function talk({ t, language }: Context, { wait: seconds = 60, progress }: TalkOptions) {
  const forPrograms = progress === 'json';
  return {
    waitMs: seconds * 1000,
    onWait: () => (forPrograms ? tellAsJson('wait', 0, null) : say(t('cli.waiting', { seconds }))),
    onNewZone: (timezone: string) => say(t('cli.new_zone', { timezone })),
    onProgress: forPrograms
      ? tellAsJson
      : progressPrinter((phase) => findText(language, `phase.${phase}`) ?? phase),
  };
}

/** Prints the document of an import or a rebuild: JSON, or a sentence and its warnings. */
export async function tellImport(
  context: Context,
  document: ImportDocument,
  { dryRun = false, rebuilt = false }: { dryRun?: boolean | undefined; rebuilt?: boolean } = {},
): Promise<void> {
  const { t } = context;
  for (const warning of document.warnings) say(t('cli.warning', { message: warning }));
  for (const { file, why } of document.skipped) say(t('cli.warning', { message: `${file}: ${why}` }));
  if (context.json) return printJson(document);
  const own = document.files.filter((file) => document.import === null || file.import === document.import);
  const facts = {
    build: document.build ?? '',
    rows: own.reduce((sum, file) => sum + file.read, 0),
    rejected: document.rejected,
    as_of: document.as_of ?? '',
  };
  if (dryRun) return print(t('cli.dry_run_done', facts));
  if (!document.published) return print(t('cli.nothing_published'));
  await print(document.import !== null || rebuilt ? t('cli.imported', facts) : t('cli.nothing_new', facts));
}

/** `import PATH…`: 0 done, 3 when more rows than --max-rejects were rejected. */
export async function runImport(
  context: Context,
  paths: string[],
  options: Record<string, unknown>,
): Promise<number> {
  const { process, wait, progress, maxRejects, choices, ...rest } = options as Omit<
    ImportOptions,
    'workspace' | 'paths' | 'processes' | 'choices'
  > &
    TalkOptions & { process?: string[]; maxRejects?: number; choices?: string };
  const document = await importFiles(
    {
      ...rest,
      ...talk(context, { wait, progress }),
      workspace: context.workspace,
      paths,
      processes: process,
      choices: choices === undefined ? undefined : readChoices(choices),
    },
    realEngine,
  );
  await tellImport(context, document, { dryRun: rest.dryRun });
  if (maxRejects === undefined || document.rejected <= maxRejects) return 0;
  say(context.t('cli.too_many_rejects', { rejected: document.rejected, limit: maxRejects }));
  return 3;
}

import { readChoices } from '../../lib/workspace/choices.ts';
import { realEngine } from '../../pipelines/engine-real.ts';
import type { ImportDocument } from '../../pipelines/import-document.ts';
import { type RebuildOptions, rebuild, removeImport, restoreImport } from '../../pipelines/rebuild.ts';
import type { Context } from '../context.ts';
import { type TalkOptions, talk, tellImport } from './import.ts';

type Options = TalkOptions & {
  process?: string[];
  timezone?: string;
  baseCurrency?: string;
  choices?: string;
};

function rebuildOptions(context: Context, options: Options): RebuildOptions {
  return {
    ...talk(context, options),
    workspace: context.workspace,
    processes: options.process,
    timezone: options.timezone,
    baseCurrency: options.baseCurrency,
    choices: options.choices === undefined ? undefined : readChoices(options.choices),
  };
}

async function tell(context: Context, document: ImportDocument): Promise<number> {
  await tellImport(context, document, { rebuilt: true });
  return 0;
}

/** `imports remove ID`. */
export async function removeOne(context: Context, [id = '']: string[], options: Options): Promise<number> {
  return tell(context, await removeImport(id, rebuildOptions(context, options), realEngine));
}

/** `imports restore ID`. */
export async function restoreOne(context: Context, [id = '']: string[], options: Options): Promise<number> {
  return tell(context, await restoreImport(id, rebuildOptions(context, options), realEngine));
}

/** `rebuild`. */
export async function rebuildAll(context: Context, _args: string[], options: Options): Promise<number> {
  return tell(context, await rebuild(rebuildOptions(context, options), realEngine));
}

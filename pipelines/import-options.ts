import { VoronkaError } from '../lib/errors.ts';
import { type FileMapping, rememberMappings } from '../lib/schema/file-mapping.ts';
import { type ChoicesChange, mergeChoices } from '../lib/workspace/choices.ts';
import {
  isTimezone,
  machineTimezone,
  readSettings,
  type WorkspaceSettings,
} from '../lib/workspace/settings.ts';
import type { Progress } from './engine.ts';
import { importerNames } from './importers/index.ts';

export type ImportOptions = {
  readonly workspace: string;
  readonly paths: readonly string[];
  readonly from?: string | undefined;
  readonly processes?: readonly string[] | undefined;
  readonly mapping?: string | undefined;
  readonly exportedAt?: string | undefined;
  readonly timezone?: string | undefined;
  readonly baseCurrency?: string | undefined;
  readonly dates?: string | undefined;
  readonly decimal?: string | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** Which stages and spellings are which, to be remembered. */
  readonly choices?: ChoicesChange | undefined;
  readonly dryRun?: boolean | undefined;
  /** Build from these files alone: the imports before become inactive. */
  readonly replace?: boolean | undefined;
  /** PATHs are folders: what lies in them is taken as if given by name, and what is not recognised is listed. */
  readonly contents?: boolean | undefined;
  /** How long to wait for another import, milliseconds. */
  readonly waitMs?: number | undefined;
  readonly onWait?: (() => void) | undefined;
  readonly onProgress?: Progress | undefined;
  /** Said once, when a new workspace takes the machine's zone. */
  readonly onNewZone?: ((timezone: string) => void) | undefined;
};

/** @throws VoronkaError usage for a zone, currency or importer that does not exist */
export function checkOptions({ timezone, baseCurrency, from }: Partial<ImportOptions>): void {
  if (timezone !== undefined && !isTimezone(timezone)) {
    throw new VoronkaError(
      'usage',
      `Unknown time zone "${timezone}".`,
      'Write an IANA name, such as Europe/Moscow.',
    );
  }
  if (baseCurrency !== undefined && !/^[A-Za-z]{3}$/.test(baseCurrency)) {
    throw new VoronkaError(
      'usage',
      `"${baseCurrency}" is no currency.`,
      'Write its three letters, such as RUB.',
    );
  }
  if (from !== undefined && !importerNames.includes(from)) {
    throw new VoronkaError('usage', `Unknown importer "${from}".`, `Known: ${importerNames.join(', ')}.`);
  }
}

/** The settings that a build of this workspace takes, with what the command line says on top. */
export async function settingsFor(
  dir: string,
  {
    timezone,
    baseCurrency,
    choices,
    onNewZone,
  }: Pick<ImportOptions, 'timezone' | 'baseCurrency' | 'choices' | 'onNewZone'>,
  mapping: readonly FileMapping[] = [],
): Promise<WorkspaceSettings> {
  const stored = await readSettings(dir);
  if (!timezone && !stored.timezone) onNewZone?.(machineTimezone());
  return {
    timezone: timezone ?? stored.timezone ?? machineTimezone(),
    baseCurrency: baseCurrency?.toUpperCase() ?? stored.baseCurrency,
    processes: stored.processes,
    mapping: rememberMappings(stored.mapping, mapping),
    ...mergeChoices(stored, choices ?? {}),
  };
}

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Language, type Translate, translator } from '../lib/messages.ts';

/** What every command is given. */
export type Context = {
  /** Absolute folder of the workspace. */
  readonly workspace: string;
  /** Whether this command line names the workspace. */
  readonly workspaceNamed: boolean;
  readonly language: Language;
  /** Whether this command line names the language. */
  readonly languageNamed: boolean;
  readonly t: Translate;
  readonly json: boolean;
  readonly debug: boolean;
};

type GlobalOptions = { workspace?: string; lang?: string; json?: boolean; debug?: boolean };

/** The context of a command from its global options. */
export function contextOf(command: Command, language: Language): Context {
  const options = command.optsWithGlobals<GlobalOptions>();
  const named = options.workspace ?? (process.env.VORONKA_WORKSPACE || undefined);
  return {
    workspace: resolve(named ?? 'data'),
    workspaceNamed: options.workspace !== undefined,
    language,
    languageNamed: options.lang !== undefined,
    t: translator(language),
    json: options.json ?? false,
    debug: options.debug ?? false,
  };
}

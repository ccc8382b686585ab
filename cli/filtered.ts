import type { Command } from 'commander';
import { filterNames } from '../lib/filter-names.ts';
import type { Translate } from '../lib/messages.ts';

/** A command whose options are the filters of the contract: read by our own parser, so that repeats and custom.NAME work. */
export function filtered(command: Command, t: Translate): Command {
  const names = [...filterNames, 'custom.NAME'].map((name) => `--${name}`);
  const lines: string[] = [];
  for (let i = 0; i < names.length; i += 8) lines.push(`  ${names.slice(i, i + 8).join(' ')}`);
  return command
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText('after', `\n${t('cli.filters')}\n${lines.join('\n')}`);
}

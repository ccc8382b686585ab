import { Command, CommanderError, Option } from 'commander';
import { asVoronkaError, VoronkaError } from '../lib/errors.ts';
import { type Language, pickLanguage, translator } from '../lib/messages.ts';
import { version } from '../lib/version.ts';
import { addCommands } from './commands.ts';
import { printJson, say } from './output.ts';

function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const explicit =
    at < 0 ? undefined : argv[at]?.includes('=') ? argv[at].slice('--lang='.length) : argv[at + 1];
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return pickLanguage(explicit, LC_ALL || LC_MESSAGES || LANG);
}

function createProgram(language: Language, done: (exitCode: number) => void): Command {
  const t = translator(language);
  const titles: Record<string, string> = {
    'Usage:': t('cli.usage'),
    'Options:': t('cli.options'),
    'Global Options:': t('cli.global'),
    'Commands:': t('cli.commands'),
    'Arguments:': t('cli.arguments'),
  };
  const program = new Command('voronka')
    .description(t('cli.about'))
    .version(version, '-V, --version', t('cli.version'))
    .option('--workspace <dir>', t('cli.option.workspace'))
    .option('--json', t('cli.option.json'))
    .addOption(new Option('--lang <en|ru>', t('cli.option.lang')).choices(['en', 'ru']))
    .option('--debug', t('cli.option.debug'))
    .helpOption('-h, --help', t('cli.help'))
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
  addCommands(program, language, done);
  return program;
}

function asUsage(thrown: CommanderError): VoronkaError {
  const [message = '', ...rest] = thrown.message.replace(/^error: /, '').split('\n');
  const hint = rest
    .join(' ')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  return new VoronkaError('usage', message, hint || 'voronka --help');
}

async function report(error: VoronkaError, language: Language, argv: readonly string[]): Promise<number> {
  const t = translator(language);
  // What the engine says of itself may be long; one line tells a person, --debug the rest.
  const message = error.code === 'internal' ? (error.message.split('\n')[0] ?? '') : error.message;
  say(t('cli.error', { message }));
  if (error.hint) say(t('cli.hint', { hint: error.hint }));
  if (argv.includes('--debug')) say(String((error.cause as Error | undefined)?.stack ?? error.stack));
  if (argv.includes('--json')) await printJson(error);
  return error.exitCode;
}

/** Runs one command line (without node and script) and gives the exit code of CONTRACT 2. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const language = languageOf(argv);
  let exitCode = 0;
  const program = createProgram(language, (code) => {
    exitCode = code;
  });
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return 2;
    }
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      if (thrown.exitCode === 0) return 0;
      return report(asUsage(thrown), language, argv);
    }
    return report(asVoronkaError(thrown), language, argv);
  }
}

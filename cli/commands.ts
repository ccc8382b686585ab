import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Language, type Translate, translator } from '../lib/messages.ts';
import { type Context, contextOf } from './context.ts';
import { filtered } from './filtered.ts';

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number is expected');
  return Number(text);
}

const collect = (value: string, all: string[] | undefined): string[] => [...(all ?? []), value];

function progressOption(t: Translate): Option {
  return new Option('--progress <form>', t('cli.option.progress')).choices(['text', 'json']);
}

function addImport(program: Command, t: Translate): Command {
  return program
    .command('import <path...>')
    .description(t('cli.import'))
    .option('--from <name>', t('cli.import.from'))
    .option('--process <id|file>', t('cli.import.process'), collect)
    .option('--mapping <file>', t('cli.import.mapping'))
    .option('--exported-at <time>', t('cli.import.exported_at'))
    .option('--timezone <zone>', t('cli.import.timezone'))
    .option('--base-currency <cur>', t('cli.import.base_currency'))
    .option('--choices <file>', t('cli.rebuild.choices'))
    .option('--dates <order>', t('cli.import.dates'))
    .option('--decimal <sign>', t('cli.import.decimal'))
    .option('--encoding <name>', t('cli.import.encoding'))
    .option('--delimiter <sign>', t('cli.import.delimiter'))
    .option('--max-rejects <n>', t('cli.import.max_rejects'), whole)
    .option('--dry-run', t('cli.import.dry_run'))
    .option('--contents', t('cli.import.contents'))
    .option('--wait <seconds>', t('cli.option.wait'), whole)
    .addOption(progressOption(t));
}

/** Adds every command; a command's code is loaded only when it runs, so help stays quick. */
export function addCommands(program: Command, language: Language, done: (exitCode: number) => void): void {
  const t = translator(language);
  type Run<Options> = (context: Context, args: string[], options: Options) => Promise<number>;
  const on = <Options extends Record<string, unknown>>(
    command: Command,
    load: () => Promise<Run<Options>>,
  ): Command =>
    command.action(async (...given: unknown[]) => {
      const self = given.at(-1) as Command;
      const run = await load();
      done(await run(contextOf(self, language), self.args, self.opts<Options>()));
    });

  on(addImport(program, t), async () => (await import('./commands/import.ts')).runImport);

  const imports = program.command('imports').description(t('cli.imports'));
  const manage = () => import('./commands/imports.ts');
  on(
    imports.command('list', { isDefault: true }).description(t('cli.imports.list')),
    async () => (await import('./commands/imports-list.ts')).listImports,
  );
  for (const [name, about] of [
    ['remove', t('cli.imports.remove')],
    ['restore', t('cli.imports.restore')],
  ] as const) {
    const command = imports
      .command(`${name} <id>`)
      .description(about)
      .option('--wait <seconds>', t('cli.option.wait'), whole)
      .addOption(progressOption(t));
    on(command, async () => (name === 'remove' ? (await manage()).removeOne : (await manage()).restoreOne));
  }
  const again = program
    .command('rebuild')
    .description(t('cli.rebuild'))
    .option('--choices <file>', t('cli.rebuild.choices'))
    .option('--process <id|file>', t('cli.import.process'), collect)
    .option('--timezone <zone>', t('cli.import.timezone'))
    .option('--base-currency <cur>', t('cli.import.base_currency'))
    .option('--wait <seconds>', t('cli.option.wait'), whole)
    .addOption(progressOption(t));
  on(again, async () => (await manage()).rebuildAll);

  const metrics = program
    .command('metrics [name] [filters...]')
    .description(t('cli.metrics.about'))
    .option('--csv', t('cli.option.csv'));
  on(filtered(metrics, t), async () => (await import('./commands/metrics.ts')).runMetrics);
  const deals = program
    .command('deals [filters...]')
    .description(t('cli.deals'))
    .option('--csv', t('cli.option.csv'));
  on(filtered(deals, t), async () => (await import('./commands/metrics.ts')).runDeals);
  const deal = program.command('deal <id> [filters...]').description(t('cli.deal'));
  on(filtered(deal, t), async () => (await import('./commands/metrics.ts')).runDeal);
  const exported = program
    .command('export <name> [filters...]')
    .description(t('cli.export'))
    .requiredOption('--format <format>', t('cli.export.formats'))
    .requiredOption('--out <file>', t('cli.export.out'))
    .option('--list <key>', t('cli.export.list'));
  on(filtered(exported, t), async () => (await import('./commands/export.ts')).runExport);
  const check = program
    .command('check [filters...]')
    .description(t('cli.check'))
    .option('--fail-on <rules>', t('cli.check.fail_on'));
  on(filtered(check, t), async () => (await import('./commands/check.ts')).runCheck);

  const waivers = program.command('waivers').description(t('cli.waivers'));
  const accepted = () => import('./commands/waivers.ts');
  on(
    waivers.command('list', { isDefault: true }).description(t('cli.waivers.list')),
    async () => (await accepted()).listAll,
  );
  const accept = waivers
    .command('add')
    .description(t('cli.waivers.add'))
    .requiredOption('--rule <rule>', t('cli.waivers.rule'))
    .requiredOption('--case <id>', t('cli.waivers.case'))
    .option('--stage <id>', t('cli.waivers.stage'))
    .requiredOption('--reason <text>', t('cli.waivers.reason'))
    .requiredOption('--author <name>', t('cli.waivers.author'))
    .option('--until <day>', t('cli.waivers.until'));
  on(accept, async () => (await accepted()).addOne);
  const withdraw = waivers
    .command('withdraw <id>')
    .description(t('cli.waivers.withdraw'))
    .requiredOption('--author <name>', t('cli.waivers.author'));
  on(withdraw, async () => (await accepted()).withdrawOne);

  const processes = program.command('processes').description(t('cli.processes'));
  const definitions = () => import('./commands/processes.ts');
  on(
    processes.command('list', { isDefault: true }).description(t('cli.processes.list')),
    async () => (await definitions()).listProcesses,
  );
  on(
    processes
      .command('show <id>')
      .description(t('cli.processes.show'))
      .option('--yaml', t('cli.processes.yaml')),
    async () => (await definitions()).showProcess,
  );
  on(
    processes.command('validate <file>').description(t('cli.processes.validate')),
    async () => (await definitions()).validateProcess,
  );
  const written = () => import('./commands/processes-write.ts');
  on(
    processes
      .command('flatten <system>')
      .description(t('cli.processes.flatten'))
      .option('--out <file>', t('cli.export.out')),
    async () => (await written()).flattenProcess,
  );
  on(
    processes
      .command('schema')
      .description(t('cli.processes.schema'))
      .option('--out <file>', t('cli.export.out')),
    async () => (await written()).printSchema,
  );

  const workbook = () => import('./commands/processes-sheets.ts');
  on(
    processes
      .command('template [id]')
      .description(t('cli.processes.template'))
      .requiredOption('--out <file>', t('cli.export.out')),
    async () => (await workbook()).writeProcessTemplate,
  );
  on(
    processes
      .command('from-xlsx <file>')
      .description(t('cli.processes.from_xlsx'))
      .option('--original <id|file>', t('cli.processes.original'))
      .option('--out <file>', t('cli.export.out')),
    async () => (await workbook()).readProcessTemplate,
  );

  const builds = program.command('builds').description(t('cli.builds'));
  const published = () => import('./commands/builds.ts');
  on(
    builds.command('list', { isDefault: true }).description(t('cli.builds.list')),
    async () => (await published()).listBuilds,
  );
  on(
    builds.command('rollback <id>').description(t('cli.builds.rollback')),
    async () => (await published()).rollback,
  );
  const prune = builds
    .command('prune')
    .description(t('cli.builds.prune'))
    .option('--keep <n>', t('cli.builds.keep'), whole);
  on(prune, async () => (await published()).prune);

  const serve = program
    .command('serve')
    .description(t('cli.serve'))
    .option('--port <n>', t('cli.serve.port'), whole)
    .option('--host <address>', t('cli.serve.host'))
    .option('--allow-host <name>', t('cli.serve.allow_host'), collect)
    .option('--token <token>', t('cli.serve.token'));
  on(serve, async () => (await import('./commands/serve.ts')).runServe);
  const demo = program
    .command('demo')
    .description(t('cli.demo'))
    .option('--no-serve', t('cli.demo.no_serve'))
    .addOption(progressOption(t));
  on(demo, async () => (await import('./commands/demo.ts')).runDemo);
  on(
    program.command('doctor').description(t('cli.doctor')),
    async () => (await import('./commands/doctor.ts')).runDoctor,
  );
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { defaultAsOf, generateCompany } from '../fixtures/company/generate.ts';
import { type Measured, measure } from './child.ts';
import type { Latency } from './reports.ts';
import { figure, markdown, within } from './table.ts';

const TIMES_BASELINE = 3;
const MEMORY_MB = 3 * 1024;
const PROCESS = 'sales-process-guide';

const { values } = parseArgs({
  options: {
    deals: { type: 'string', default: '200000,1000000' },
    'reports-only': { type: 'string' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const sizes = values.deals.split(',').map(Number);
if (values.help || sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error('usage: bench [--deals 200000,1000000] [--reports-only WORKSPACE] [--keep]');
  process.exit(values.help ? 0 : 2);
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const say = (text: string): void => console.error(text);

if (values['reports-only']) {
  printReports('', await reportsOf(values['reports-only']));
} else {
  for (const size of sizes) await benchSize(size);
}

/** Loads the program's own modules only now: the measured children must not compete with them. */
async function reportsOf(workspace: string): Promise<Latency[]> {
  const { measureReports } = await import('./reports.ts');
  return measureReports(workspace);
}

async function benchSize(deals: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'voronka-bench-'));
  const [exports, workspace] = [join(root, 'exports'), join(root, 'workspace')];
  mkdirSync(workspace);
  try {
    say(`${deals} deals: writing the exports to ${exports}`);
    const { counts } = await generateCompany({ dir: exports, deals, leads: 0, lean: true });
    say('plain DuckDB');
    const node = ['--import', 'tsx'];
    const baseline = await measure(process.execPath, [
      ...node,
      at('baseline.ts'),
      exports,
      join(root, 'baseline.duckdb'),
    ]);
    say('import');
    const imported = await measure(at('../bin/voronka'), [
      ...['import', exports, '--process', PROCESS, '--workspace', workspace],
      ...['--exported-at', defaultAsOf, '--timezone', 'Europe/Moscow', '--json'],
    ]);
    printImport(deals, counts.stage_history ?? 0, baseline, imported);
    for (const [name, run] of Object.entries({ baseline, import: imported })) {
      if (run.code === 0) continue;
      process.exitCode = 1;
      say(`${name} ended with ${run.code}:\n${run.stderr.trim().split('\n').slice(-5).join('\n')}`);
    }
    if (imported.code === 0) {
      say('reports');
      printReports(` of ${deals} deals`, await reportsOf(workspace));
    }
  } finally {
    if (values.keep) say(`kept: ${root}`);
    else rmSync(root, { recursive: true, force: true });
  }
}

function printImport(deals: number, rows: number, baseline: Measured, imported: Measured): void {
  const failed = (run: Measured): string => (run.code === 0 ? '' : ` (exit ${run.code})`);
  const ok = imported.code === 0 && baseline.code === 0;
  const ratio = ok ? imported.seconds / baseline.seconds : null;
  console.log(`\n### Import of ${deals} deals, ${rows} history rows\n`);
  console.log(
    markdown(
      ['what', 'figure', 'bound', 'within'],
      [
        [`plain DuckDB, s${failed(baseline)}`, figure(baseline.seconds), '', ''],
        [`import and build, s${failed(imported)}`, figure(imported.seconds), '', ''],
        ['import ÷ plain DuckDB', figure(ratio, 2), `${TIMES_BASELINE}`, within(ratio, TIMES_BASELINE)],
        ['peak memory of plain DuckDB, MB', figure(baseline.peakMb, 0), '', ''],
        [
          'peak memory of the import, MB',
          figure(imported.peakMb, 0),
          `${MEMORY_MB}`,
          within(imported.peakMb, MEMORY_MB),
        ],
      ],
    ),
  );
}

function printReports(about: string, latencies: Latency[]): void {
  console.log(`\n### Reports${about}, ms: first answer, median of five more\n`);
  console.log(
    markdown(
      ['report', 'way', 'first', 'median', 'bound', 'within'],
      latencies.map((one) => [
        one.report,
        one.way,
        figure(one.first, 0),
        figure(one.median, 0),
        String(one.boundMs),
        one.problem ? one.problem.slice(0, 60) : within(one.median, one.boundMs),
      ]),
    ),
  );
}

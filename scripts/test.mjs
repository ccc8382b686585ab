import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserHint } from './browser.mjs';
import { installMissing } from './install.mjs';
import { node } from './run.mjs';

/** Counts from Vitest's own report; a file that does not load, or a run that breaks, is a failure too. */
function counts(file, status) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, unseen: 0 };
  }
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  const unseen = report.testResults
    .filter(({ name }) => /[\\/]test[\\/]browser[\\/]/.test(name))
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status: one }) => one === 'skipped' || one === 'pending').length;
  return {
    unseen,
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

installMissing();
const dir = mkdtempSync(join(tmpdir(), 'voronka-test-'));
const file = join(dir, 'report.json');
const status = node(
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
  ...process.argv.slice(2),
);
const { passed, failed, skipped, unseen } = counts(file, status);
rmSync(dir, { recursive: true, force: true });
if (unseen > 0) console.log(`${unseen} browser tests were skipped. ${browserHint}`);
// A gate must not pass because nobody looked.
const missed = process.env.VORONKA_BROWSER_REQUIRED === '1' ? unseen : 0;
const left = skipped - missed;
console.log(`${passed} passed, ${failed + missed} failed${left > 0 ? `, ${left} skipped` : ''}`);
process.exitCode = failed + missed > 0 ? 1 : 0;

import { VoronkaError } from '../../lib/errors.ts';
import type { Context } from '../context.ts';
import { readFilterArgs } from '../filter-args.ts';
import { print, printJson, say } from '../output.ts';
import { table } from '../table.ts';
import { answer } from './metrics.ts';

type RuleRow = {
  rule: string;
  severity: string;
  flags: number | null;
  flags_now: number | null;
  cases: number | null;
};

/** `check [--fail-on RULE,…]`: 3 when one of those rules (by default those of severity high) has flags. */
export async function runCheck(
  context: Context,
  args: string[],
  options: { failOn?: string },
): Promise<number> {
  const { operands, query } = readFilterArgs(args);
  if (operands.length > 0) throw new VoronkaError('usage', `Unexpected argument "${operands[0]}".`);
  const document = await answer(context, 'compliance', query);
  const rules = document.rules as RuleRow[];
  const wanted = options.failOn
    ?.split(',')
    .map((rule) => rule.trim())
    .filter(Boolean);
  if (wanted?.length === 0) throw new VoronkaError('usage', '--fail-on names no rule.');
  for (const rule of wanted ?? []) {
    if (rules.some((row) => row.rule === rule)) continue;
    throw new VoronkaError(
      'usage',
      `Unknown rule "${rule}".`,
      `Known: ${rules.map((row) => row.rule).join(', ')}.`,
    );
  }
  const failed = rules.filter(
    (row) => (wanted ? wanted.includes(row.rule) : row.severity === 'high') && (row.flags ?? 0) > 0,
  );
  if (context.json) await printJson(document);
  else if (failed.length === 0) await print(context.t('cli.clean'));
  else
    await print(
      table(
        failed.map(({ rule, severity, flags, flags_now, cases }) => ({
          rule,
          severity,
          flags,
          flags_now,
          cases,
        })),
        context,
      ),
    );
  if (failed.length > 0 && context.json) {
    for (const { rule, flags } of failed) say(context.t('cli.violations', { rule, flags: flags ?? 0 }));
  }
  return failed.length > 0 ? 3 : 0;
}

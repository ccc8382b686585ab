import { localDay } from '../calendar/zone.ts';
import { VoronkaError } from '../errors.ts';
import { compliance } from '../reports/compliance.ts';
import { overview } from '../reports/overview.ts';
import { allRules, flagsSql, judgements, type Rule } from '../rules.ts';
import { quote } from '../sql-literal.ts';
import { withWaivers } from '../waived.ts';
import { type Figure, type FigureContext, figuresOf } from './figure.ts';
import { isolateCases } from './lone-cases.ts';
import { stamp } from './moments.ts';
import { oneOf } from './one-of.ts';

/** The rules asked for that can be judged on the process. @throws VoronkaError usage for an unknown one */
async function rulesOf({ query, connection, scope }: FigureContext): Promise<Rule[]> {
  const rules = allRules();
  const unknown = query.rule?.find((name) => rules.every((rule) => rule.name !== name));
  if (unknown !== undefined) {
    const known = rules.map(({ name }) => name).join(', ');
    throw new VoronkaError('usage', `There is no rule "${unknown}".`, `Known: ${known}.`);
  }
  const why = await judgements(connection, scope.process);
  return rules.filter(({ name }) => (query.rule?.includes(name) ?? true) && why.get(name) === null);
}

const isByOwner = ({ query, keys }: FigureContext) =>
  keys !== null && query.group_by?.length === 1 && query.group_by[0] === 'owner';

/** Flags of the rules: a group by owner is that of the flag's owner, every other one that of the case. */
async function findFlags(context: FigureContext, where: string): Promise<void> {
  const { connection, scope, query, window, warehouse, keys } = context;
  const byOwner = isByOwner(context);
  await isolateCases(connection, scope, byOwner ? null : keys);
  const rules = await rulesOf(context);
  const today = localDay(scope.asOf, warehouse.info.timezone);
  const flags = scope.isDefaultAsOf ? 'flags' : `(${flagsSql(rules, stamp(scope.asOf), today)})`;
  const tests = [
    where,
    'not f.is_waived',
    `f.process_no = ${scope.process.no}`,
    `f.rule in (${rules.map(({ name }) => quote(name)).join(', ') || "''"})`,
    ...(query.stage ? [`f.stage in (${query.stage.map(quote).join(', ')})`] : []),
    ...(window.from ? [`f.happened_at >= timestamp ${quote(window.from)}`] : []),
    ...(window.to ? [`f.happened_at < timestamp ${quote(window.to)}`] : []),
    ...(byOwner ? [oneOf('f.owner', [keys?.[0] ?? ''])] : []),
  ];
  const own = withWaivers(rules.length === 0 ? 'flags' : flags, today);
  await context.keepFrom(
    `(select f.case_no::varchar as key1 from ${own} as f semi join scoped_cases as c using (case_no, process_no) where ${tests.join(' and ')})`,
    'true',
    { stays: '1' },
  );
}

async function findExposed(context: FigureContext): Promise<void> {
  const { connection, scope, keys } = context;
  // The statement groups by owner: let the case stand for it.
  await isolateCases(connection, scope, keys, true);
  const relation = scope.isDefaultAsOf ? 'exposures' : `exposures_at(make_timestamp(${scope.asOf}))`;
  await connection.run(`create temp view found_exposures as from ${relation}`);
  await context.runAsView('exposed', 'compliance_exposed');
  const rules = await rulesOf(context);
  const where = rules.map(({ exposure }) => `"${exposure}" > 0`).join(' or ') || 'false';
  await context.keepFrom(`(select owner as key1 from exposed where not is_whole and (${where}))`, 'true');
}

/** Figures of the rules. */
export const complianceFigures: readonly Figure[] = [
  ...figuresOf(
    compliance,
    { isolates: true, counts: 'flags', takesStages: true },
    {
      cases: (context) => findFlags(context, 'true'),
      now: (context) => findFlags(context, 'f.is_now'),
    },
  ),
  ...figuresOf(compliance, { isolates: true, needs: ['rule'], takesStages: true }, { exposed: findExposed }),
  ...figuresOf(
    overview,
    { isolates: true, needs: ['rule'], counts: 'flags' },
    { flags_now: (context) => findFlags(context, 'f.is_now') },
  ),
];

import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';

type Conformance = Answers['conformance'];
type Deviation = Conformance['deviations'][number];

function factsOf({ t, f, question }: Page, answer: Conformance): Fact[] {
  const of = (n: number, all: number) => t('conformance.fact.of', { n: f.count(n), all: f.count(all) });
  return [
    {
      figure: 'conformance.rate',
      label: t('conformance.fact.cases'),
      value: f.share(answer.rate),
      raw: answer.rate,
      href: dealsBehind(question, 'conformance.conforming'),
      notes: [of(answer.conforming, answer.cases), f.shareRange(answer.ci_low, answer.ci_high)],
      define: 'conformance',
    },
    {
      figure: 'conformance.rate_moves',
      label: t('conformance.fact.moves'),
      value: f.share(answer.rate_moves),
      raw: answer.rate_moves,
      notes: [of(answer.legal_moves, answer.moves)],
      define: 'conformance_moves',
    },
    {
      figure: 'conformance.fitness',
      label: t('conformance.fact.fitness'),
      value: f.share(answer.fitness),
      raw: answer.fitness,
      notes: [t('conformance.fact.log', { share: f.share(answer.fitness_log) })],
      define: 'fitness',
    },
  ];
}

function rowOf({ t, f, question }: Page, row: Deviation): TableRow {
  const name = t(`deviation.${row.kind}`);
  const kind = { value: name, text: name, tone: row.judged ? undefined : ('quiet' as const) };
  if (!row.judged)
    return {
      id: row.kind,
      cells: { kind, share: { value: null, text: t('conformance.not_judged'), tone: 'quiet' } },
    };
  return {
    id: row.kind,
    cells: {
      kind,
      share: {
        value: row.share,
        text: f.share(row.share),
        note: f.shareRange(row.ci_low, row.ci_high),
        bar: row.share,
      },
      cases: {
        value: row.cases,
        text: f.count(row.cases),
        href: row.cases ? dealsBehind(question, `conformance.${row.kind}`) : undefined,
      },
      events: { value: row.events, text: f.count(row.events) },
    },
  };
}

/** How many kept the order, and in which ways the others departed from it. */
export function DeviationsPanel({ page, answer }: { page: Page; answer: Loaded<Conformance> }) {
  const { t } = page;
  const columns: Column[] = [
    { id: 'kind', label: t('conformance.column.kind'), define: <Define page={page} id="deviation" /> },
    { id: 'share', label: t('conformance.column.share'), numeric: true },
    { id: 'cases', label: t('conformance.column.cases'), numeric: true },
    { id: 'events', label: t('conformance.column.events'), numeric: true },
  ];
  return (
    <Panel
      page={page}
      id="deviations"
      title={t('conformance.deviations.title')}
      lead={t('conformance.deviations.lead')}
      answer={answer}
      define={['conformance']}
      list="deviations"
      report="conformance"
      picture={false}
    >
      {(value) => (
        <>
          <Facts page={page} facts={factsOf(page, value)} />
          <DataTable
            caption={t('conformance.deviations.title')}
            columns={columns}
            rows={value.deviations.map((row) => rowOf(page, row))}
            labels={{ sort: t('panel.sort') }}
          />
        </>
      )}
    </Panel>
  );
}

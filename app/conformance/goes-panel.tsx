import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { DotRows } from '../ui/charts/dot-rows.tsx';
import { type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { Panel } from '../ui/panel.tsx';
import { pointsRange, pointsText } from './points.ts';

type Conformance = Answers['conformance'];
const sides = ['conforming', 'deviating'] as const;
type SideName = (typeof sides)[number];

function Table({ page, compared }: { page: Page; compared: Conformance['compared'] }) {
  const { t, f, question } = page;
  const columns: Column[] = [
    { id: 'side', label: t('conformance.column.side') },
    { id: 'win_rate', label: t('conformance.column.win_rate'), numeric: true },
    { id: 'won', label: t('conformance.column.won'), numeric: true },
    { id: 'lost', label: t('conformance.column.lost'), numeric: true },
    {
      id: 'days',
      label: t('conformance.column.days'),
      numeric: true,
      define: <Define page={page} id="goes_with_days" />,
    },
  ];
  const rows = sides.map((name): TableRow => {
    const side = compared[name];
    const counted = (outcome: 'won' | 'lost') => ({
      value: side[outcome],
      text: f.count(side[outcome]),
      href: side[outcome] ? dealsBehind(question, `conformance.${name}_${outcome}`) : undefined,
    });
    const text = t(`conformance.side.${name}`);
    return {
      id: name,
      cells: {
        side: { value: text, text },
        win_rate: {
          value: side.win_rate,
          text: f.share(side.win_rate),
          note: f.shareRange(side.ci_low, side.ci_high),
        },
        won: counted('won'),
        lost: counted('lost'),
        days: {
          value: side.median_days,
          text: f.days(side.median_days),
          note:
            side.median_low === null ? undefined : `${f.days(side.median_low)}–${f.days(side.median_high)}`,
        },
      },
    };
  });
  return (
    <DataTable
      caption={t('conformance.goes.title')}
      columns={columns}
      rows={rows}
      labels={{ sort: t('panel.sort') }}
    />
  );
}

/** What keeping the order goes with: win rate and days to closing of the ones beside the others, as a whole and among like deals. */
export function GoesPanel({ page, answer }: { page: Page; answer: Loaded<Conformance> }) {
  const { t, f } = page;
  const { entity } = page.about.process;
  const dotOf = ({ compared }: Conformance, name: SideName) => {
    const side = compared[name];
    const text = {
      share: f.share(side.win_rate),
      won: f.count(side.won),
      closed: f.count(side.closed),
    };
    return {
      id: name,
      name: t(`conformance.side.${name}`),
      rate: side.win_rate,
      low: side.ci_low,
      high: side.ci_high,
      text: t('conformance.goes.row', text),
      label: t('conformance.goes.mark', {
        ...text,
        name: t(`conformance.side.${name}`),
        range: f.shareRange(side.ci_low, side.ci_high),
      }),
      href: side.won ? dealsBehind(page.question, `conformance.${name}_won`) : undefined,
      distinct: ['higher', 'lower'].includes(compared.reached.verdict),
    };
  };
  return (
    <Panel
      page={page}
      id="goes"
      title={t('conformance.goes.title')}
      lead={t('conformance.goes.lead')}
      answer={answer}
      define={['goes_with', 'goes_with_stratified', 'goes_with_reached']}
      report="conformance"
      picture={false}
      enough={({ compared }) => compared.conforming.closed + compared.deviating.closed > 0}
      empty={t('conformance.goes.empty')}
    >
      {(value) => {
        const { compared } = value;
        const { conforming, deviating, stratified, reached } = compared;
        const rate = (conforming.won + deviating.won) / (conforming.closed + deviating.closed);
        return (
          <>
            <ChartFrame
              label={t('conformance.goes.title')}
              hint={t('chart.hint')}
              table="conformance-goes-table"
              tableLabel={t('chart.table')}
            >
              <DotRows
                page={page}
                rows={sides.map((name) => dotOf(value, name))}
                whole={{ rate, text: t('conformance.all', { share: f.share(rate) }) }}
                better="higher"
              />
            </ChartFrame>
            <p>
              {t('conformance.goes.whole', {
                points: pointsText(page, compared.difference),
                range: pointsRange(page, compared.difference_low, compared.difference_high),
                verdict: compared.verdict,
              })}{' '}
              {t(`conformance.goes.${stratified.verdict}`, {
                entity,
                points: pointsText(page, stratified.difference),
                range: pointsRange(page, stratified.low, stratified.high),
              })}{' '}
              {stratified.strata > 0 &&
                t('conformance.goes.strata', { n: stratified.strata, closed: stratified.closed })}
            </p>
            <p>
              {t('conformance.reached.why')}{' '}
              <strong>
                {t(`conformance.reached.${reached.verdict}`, {
                  entity,
                  stage: page.stage(reached.stage),
                  points: pointsText(page, reached.difference),
                  range: pointsRange(page, reached.low, reached.high),
                })}
              </strong>{' '}
              {reached.strata > 0 &&
                t('conformance.goes.strata', { n: reached.strata, closed: reached.closed })}
            </p>
            <div id="conformance-goes-table">
              <Table page={page} compared={compared} />
            </div>
          </>
        );
      }}
    </Panel>
  );
}

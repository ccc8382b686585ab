import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Cell, type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import type { Clocks } from './clocks.ts';
import { nowQuestion, type Standing } from './standing.ts';

type Durations = Answers['durations'];
type Stage = Durations['stages'][number];
type Props = {
  page: Page;
  answer: Durations;
  clocks: Clocks;
  standing: ReadonlyMap<string, Standing>;
};

/** Columns and the entry of the dictionary that each stands for. */
const heads = {
  median: 'median',
  limit: 'limit_days',
  over_limit: 'over_limit',
  over_now: null,
  p25: 'quantiles',
  p75: 'quantiles',
  p90: 'quantiles',
  n: 'durations.n',
  completed: 'completed',
  censored: 'censored',
} as const;

function columnsOf({ page, clocks }: Pick<Props, 'page' | 'clocks'>): Column[] {
  const { t, find } = page;
  const columns = Object.entries(heads).map(([id, entry]): Column => {
    const unit = id === 'median' ? clocks.shown : id === 'limit' ? clocks.ofLimits : null;
    const name = t(`durations.column.${id}`);
    const isDefined = entry && id !== 'p25' && id !== 'p75';
    return {
      id,
      label: unit ? `${name}, ${t(`durations.unit.${unit}`)}` : name,
      title: entry ? (find(`define.${entry}.name`) ?? undefined) : undefined,
      numeric: true,
      define: isDefined ? <Define page={page} id={entry} /> : undefined,
    };
  });
  return [{ id: 'stage', label: t('column.stage') }, ...columns];
}

/** The days of each stage in figures; every count opens its deals. */
export function StaysTable({ page, answer, clocks, standing }: Props) {
  const { t, f, language } = page;
  const days = (value: number | null, note?: string): Cell => ({
    value,
    text: value === null ? t('not_reached') : f.days(value),
    note,
  });
  const counted = (stage: Stage, figure: string, value: number, note?: string): Cell => ({
    value,
    text: f.count(value),
    note,
    href: value > 0 ? dealsBehind(page.question, `durations.${figure}`, { stage: stage.stage }) : undefined,
  });
  const rowOf = (stage: Stage, position: number): TableRow => {
    const now = standing.get(stage.stage);
    const range = t('funnel.change.range', {
      low: f.days(stage.median_low),
      high: f.days(stage.median_high),
    });
    return {
      id: stage.stage,
      cells: {
        stage: { value: position, text: stage.name[language] },
        n: counted(stage, 'visits', stage.n),
        completed: counted(stage, 'completed', stage.completed),
        censored: counted(stage, 'censored', stage.censored),
        median: days(stage.n === 0 ? null : stage.median, stage.median === null ? undefined : range),
        p25: days(stage.p25),
        p75: days(stage.p75),
        p90: days(stage.p90),
        limit: { value: stage.limit_days, text: f.days(stage.limit_days) },
        over_limit:
          stage.over_limit === null
            ? { value: null, text: f.count(null) }
            : counted(
                stage,
                'over_limit',
                stage.over_limit,
                stage.n > 0 ? f.share(stage.over_limit / stage.n) : undefined,
              ),
        over_now: {
          value: now?.over ?? null,
          text: f.count(stage.limit_days === null ? null : now?.over),
          note: now?.amountOver ? f.shortMoney(now.amountOver) : undefined,
          tone: now && now.over > 0 ? 'warning' : undefined,
          href:
            now && now.over > 0
              ? dealsBehind(nowQuestion(page), 'compliance.now', {
                  rule: 'stage_overdue',
                  stage: stage.stage,
                })
              : undefined,
        },
      },
    };
  };
  return (
    <DataTable
      caption={t('funnel.table_of', { title: t('durations.title', { entity: page.about.process.entity }) })}
      columns={columnsOf({ page, clocks })}
      rows={answer.stages.map(rowOf)}
      labels={{ sort: t('panel.sort') }}
    />
  );
}

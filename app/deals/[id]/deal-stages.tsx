import type { Page } from '../../server/open-page.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Define } from '../../ui/define.tsx';
import type { AskedDeal } from './ask-deal.ts';
import { inferredNote } from './event-words.ts';
import { passedAt } from './timeline-bands.tsx';

/** The stays of the deal: when it came and left, how long, against which limit, and how each ended. */
export function DealStages({ page, asked }: { page: Page; asked: AskedDeal }) {
  const { t, f, find, stage } = page;
  const { document, limits } = asked;
  return (
    <DataTable
      caption={t('deal.stages')}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'stage', label: t('column.stage') },
        { id: 'at', label: t('column.entered_at') },
        { id: 'until', label: t('column.left_at') },
        {
          id: 'days',
          label: t('column.days'),
          numeric: true,
          define: <Define page={page} id="visit" />,
        },
        {
          id: 'limit',
          label: t(limits.isWorking ? 'deal.limit.working' : 'column.limit'),
          numeric: true,
          define: <Define page={page} id="limit_days" />,
        },
        { id: 'exit', label: t('column.exit') },
      ]}
      rows={document.visits.map((visit, index) => {
        const isActive = visit.kind === 'active';
        const limit = isActive && visit.stage ? limits.days[visit.stage] : undefined;
        const passed = passedAt(document, visit);
        const exit = visit.exit ?? (isActive ? 'open' : null);
        return {
          id: String(index),
          cells: {
            stage: {
              value: index,
              text: stage(visit.stage),
              note: inferredNote({ t, f }, visit) ?? undefined,
            },
            at: { value: visit.at, text: f.instant(visit.at) },
            until: { value: visit.until, text: visit.until ? f.instant(visit.until) : f.day(null) },
            days: { value: isActive ? visit.days : null, text: f.days(isActive ? visit.days : null) },
            limit: {
              value: limit ?? null,
              text: f.days(limit),
              note: passed ? t('deal.passed_at', { date: f.day(passed) }) : undefined,
              tone: passed ? 'warning' : undefined,
            },
            exit: { value: exit, text: exit === null ? '' : (find(`exit.${exit}`) ?? exit) },
          },
        };
      })}
    />
  );
}

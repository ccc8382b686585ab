import type { Page } from '../../server/open-page.ts';
import { Answer } from '../../ui/answer.tsx';
import type { AskedDeal } from './ask-deal.ts';

type Props = { readonly page: Page; readonly asked: AskedDeal };

const holdsNow = ({ document }: AskedDeal, rule: string) =>
  document.flags.find((flag) => flag.rule === rule && flag.state === 'now');

/** How long an open deal stands where it stands, against the limit in the process's own days. */
function stayText({ page, asked }: Props): string {
  const { t, f, language, stage } = page;
  const { row, limits } = asked;
  const over = holdsNow(asked, 'stage_overdue');
  if (over) return over.message[language];
  const days = row?.stage_age_days ?? null;
  const limit = row?.stage ? limits.days[row.stage] : undefined;
  if (days === null) return t('deal.answer.unknown_stay', { stage: stage(row?.stage ?? null) });
  return t(limit === undefined ? 'deal.answer.stay' : 'deal.answer.stay_limit', {
    stage: stage(row?.stage ?? null),
    days: t('count.days', { n: Math.round(days) }),
    limit: t(limits.isWorking ? 'count.working_days' : 'count.days', { n: limit ?? 0 }),
    left: f.days(limit),
  });
}

function closeText({ page: { t, f }, asked }: Props): string {
  const date = asked.document.deal.expected_close_date;
  if (date === null) return t('deal.answer.no_date');
  return t(date < asked.today ? 'deal.answer.date_passed' : 'deal.answer.date', { date: f.date(date) });
}

function stepText({ page: { t, f }, asked }: Props): string {
  const { next_step: step, next_step_date: date } = asked.document.deal;
  if (holdsNow(asked, 'no_next_step')) return t('deal.answer.no_step');
  const planned = asked.document.activities.find(
    (activity) => activity.status === 'planned' && activity.at >= asked.document.as_of,
  );
  if (date !== null && date >= asked.today)
    return t('deal.answer.step', { step: step ?? t('deal.answer.step_unnamed'), date: f.date(date) });
  if (planned)
    return t('deal.answer.step', {
      step: planned.subject ?? planned.type ?? t('deal.answer.step_unnamed'),
      date: f.day(planned.at),
    });
  return t('deal.answer.no_step');
}

function openText(props: Props): string {
  const { page, asked } = props;
  const pushes = asked.row?.pushes ?? 0;
  const isDeal = page.about.process.entity === 'deal';
  return [
    stayText(props),
    ...(pushes > 0 ? [page.t('deal.answer.pushes', { pushes: page.t('count.pushes', { n: pushes }) })] : []),
    ...(isDeal ? [closeText(props)] : []),
    stepText(props),
  ].join('; ');
}

function closedText({ page, asked }: Props): string {
  const { t, f, stage } = page;
  const { deal, visits } = asked.document;
  const age = asked.row?.age_days ?? null;
  const last = visits.findLast(({ kind }) => kind === 'active');
  const flags = asked.document.flags.filter(({ waived }) => !waived).length;
  const reason = deal.outcome === 'won' ? deal.won_reason : deal.lost_reason;
  return [
    t(`deal.answer.${deal.outcome}`, {
      date: f.day(deal.closed_at),
      days: age === null ? t('not_known') : t('count.days', { n: Math.round(age) }),
      stage: stage(last?.stage ?? null),
    }),
    ...(deal.outcome === 'lost' || reason
      ? [t('deal.answer.reason', { reason: reason ?? t('missing') })]
      : []),
    ...(flags > 0 ? [t('deal.answer.flags', { flags: t('count.flags', { n: flags }) })] : []),
  ].join('; ');
}

/** Where the deal stands and what is wrong with it; how it ended. */
export function DealAnswer({ page, asked }: Props) {
  const { t, f, stage } = page;
  const isOpen = asked.document.deal.outcome === 'open';
  const days = isOpen ? asked.row?.stage_age_days : asked.row?.age_days;
  return (
    <Answer
      figure={
        <data value={days ?? ''} data-figure="deal.days" data-value={days ?? ''}>
          {f.days(days)}
        </data>
      }
      label={
        isOpen
          ? t('deal.label.stay', { n: Math.round(days ?? 0), stage: stage(asked.row?.stage ?? null) })
          : t('deal.label.age', { n: Math.round(days ?? 0) })
      }
    >
      {isOpen ? openText({ page, asked }) : closedText({ page, asked })}.
    </Answer>
  );
}

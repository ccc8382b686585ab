import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Fact, Facts } from '../ui/facts.tsx';
import type { Winloss } from './winloss-words.ts';

/** Won, lost and open by count and by money, with the period before. */
export function WinlossFacts({
  page,
  answer,
  before,
}: {
  page: Page;
  answer: Winloss;
  before: Winloss | null;
}) {
  const { t, f, question } = page;
  const now = answer.overall;
  const then = before?.overall;
  const was = (text: string | undefined) => (text === undefined ? null : t('winloss.was', { value: text }));
  const counted = (name: 'won' | 'lost', money: number | null): Fact => ({
    figure: `winloss.${name}`,
    label: t(`winloss.fact.${name}`),
    value: f.count(now[name]),
    raw: now[name],
    href: dealsBehind(question, `winloss.${name}`),
    notes: [money === null ? null : f.shortMoney(money), was(then && f.count(then[name]))],
    define: name,
  });
  const facts: Fact[] = [
    counted('won', now.amount_won),
    counted('lost', now.amount_lost),
    {
      figure: 'winloss.win_rate_amount',
      label: t('winloss.fact.win_rate_amount'),
      value: f.share(now.win_rate_amount),
      raw: now.win_rate_amount,
      notes: [was(then && f.share(then.win_rate_amount))],
      define: 'win_rate_amount',
    },
    {
      figure: 'winloss.open',
      label: t(answer.basis === 'created' ? 'winloss.fact.open_created' : 'winloss.fact.open'),
      value: f.count(now.open),
      raw: now.open,
      href: dealsBehind(question, 'winloss.open'),
      notes: [
        answer.basis === 'created'
          ? t('winloss.fact.bounds', { range: f.shareRange(now.bound_low, now.bound_high) })
          : null,
      ],
      define: answer.basis === 'created' ? 'bounds' : 'open',
    },
  ];
  if (now.disqualified > 0 && page.about.process.entity !== 'lead')
    facts.push({
      figure: 'winloss.disqualified',
      label: t('winloss.fact.disqualified'),
      value: f.count(now.disqualified),
      raw: now.disqualified,
      href: dealsBehind(question, 'winloss.disqualified'),
      notes: [t('winloss.fact.beside')],
      define: 'disqualified',
    });
  return <Facts page={page} facts={facts} />;
}

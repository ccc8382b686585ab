import type { Page } from '../../server/open-page.ts';
import { dealsBehind } from '../../ui/address.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Person } from './ask-person.ts';
import { reasonsOf } from './compare.ts';

/** Wins and losses of a person, and why the losses. */
export function PersonReasons({ page, person }: { page: Page; person: Person }) {
  const { t, f } = page;
  const { results, ownResults, own } = person;
  const reasons = results.ok && ownResults.ok ? reasonsOf(ownResults.value, results.value) : [];
  return (
    <Panel
      page={page}
      id="reasons"
      title={t('owners.reasons')}
      answer={ownResults}
      define={['loss_reason', 'win_rate']}
      list="reasons"
      question={own}
      report="winloss"
      picture={false}
      enough={({ overall }) => overall.won + overall.lost > 0}
      empty={t('owners.reasons.empty')}
    >
      {({ overall }) => (
        <>
          <p>
            <a href={dealsBehind(own, 'winloss.won')}>{t('owners.reasons.won', { n: overall.won })}</a>
            {overall.amount_won ? `, ${f.shortMoney(overall.amount_won)}` : ''}
            {' · '}
            <a href={dealsBehind(own, 'winloss.lost')}>{t('owners.reasons.lost', { n: overall.lost })}</a>
            {overall.amount_lost ? `, ${f.shortMoney(overall.amount_lost)}` : ''}
          </p>
          {reasons.length > 0 && (
            <DataTable
              caption={t('owners.reasons')}
              labels={{ sort: t('panel.sort') }}
              columns={[
                { id: 'reason', label: t('dimension.reason') },
                { id: 'n', label: t('owners.column.losses'), numeric: true },
                { id: 'share', label: t('owners.column.own'), numeric: true },
                { id: 'others', label: t('owners.others'), numeric: true },
                { id: 'amount', label: t('column.amount'), numeric: true },
              ]}
              rows={reasons.map((one) => ({
                id: one.reason ?? '',
                cells: {
                  reason: { value: one.reason ?? '', text: one.reason ?? t('missing') },
                  n: {
                    value: one.n,
                    text: f.count(one.n),
                    href: dealsBehind(own, 'winloss.reason', { reason: one.reason ?? '' }),
                  },
                  share: { value: one.share, text: f.share(one.share) },
                  others: { value: one.othersShare, text: f.share(one.othersShare), tone: 'quiet' },
                  amount: { value: one.amount, text: f.shortMoney(one.amount), title: f.money(one.amount) },
                },
              }))}
            />
          )}
        </>
      )}
    </Panel>
  );
}

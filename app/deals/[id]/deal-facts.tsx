import type { ReactNode } from 'react';
import type { Page } from '../../server/open-page.ts';
import { Define } from '../../ui/define.tsx';
import type { AskedDeal } from './ask-deal.ts';
import styles from './deal.module.css';

type Props = { readonly page: Page; readonly asked: AskedDeal };

function amountText({ page: { f }, asked }: Props): ReactNode {
  const { amount, amount_base: base, currency } = asked.document.deal;
  if (amount === null) return null;
  if (base === null) return `${f.count(amount)} ${currency}`;
  return base === amount ? f.money(base) : `${f.money(base)} (${f.count(amount)} ${currency})`;
}

function chanceText({ page: { t, f }, asked: { chance } }: Props): ReactNode {
  return (
    chance && (
      <>
        {f.share(chance.share)}{' '}
        <small>{t('deal.chance_of', { won: f.count(chance.won), n: chance.of })}</small>
      </>
    )
  );
}

/** Why it was won or lost. */
function reasonOf({ page: { t }, asked }: Props): Fact {
  const { outcome, won_reason: won, lost_reason: lost } = asked.document.deal;
  return outcome === 'won' ? [t('column.won_reason'), won] : [t('column.lost_reason'), lost];
}

type Fact = readonly [name: string, value: ReactNode, entry?: string];

function factsOf(props: Props): readonly Fact[] {
  const { page, asked } = props;
  const { t, f, stage } = page;
  const { deal } = asked.document;
  const { row } = asked;
  const isOpen = deal.outcome === 'open';
  const outcome = (page.about.process.entity === 'lead' && page.find(`lead_outcome.${deal.outcome}`)) || null;
  const passed = isOpen && deal.expected_close_date !== null && deal.expected_close_date < asked.today;
  return [
    [t('column.outcome'), outcome ?? t(`outcome.${deal.outcome}`)],
    [t('column.stage'), row ? stage(row.stage) : deal.crm_stage],
    [t('column.amount'), amountText(props), 'amount'],
    [t('column.owner'), [deal.owner, deal.team].filter(Boolean).join(', ') || null],
    [t('column.source'), deal.source],
    [t('column.created_at'), deal.created_at && f.day(deal.created_at)],
    isOpen
      ? [
          t('column.expected_close_date'),
          deal.expected_close_date && (
            <>
              {f.date(deal.expected_close_date)}
              {passed && <b className={styles.warning}> {t('deal.passed')}</b>}
            </>
          ),
        ]
      : [t('column.closed_at'), deal.closed_at && f.day(deal.closed_at)],
    [t('define.pushes.name'), row && f.count(row.pushes), 'pushes'],
    ...(isOpen
      ? ([
          [t('column.p_crm'), row?.probability === null ? null : f.share(row?.probability), 'probability'],
          [t('column.p_stage'), chanceText(props), 'probability_stage'],
          [
            t('column.next_step'),
            deal.next_step &&
              [deal.next_step, deal.next_step_date && f.date(deal.next_step_date)].filter(Boolean).join(', '),
          ],
        ] as const)
      : [reasonOf(props)]),
  ];
}

/** The card's main facts; what is not filled in says so. */
export function DealFacts(props: Props) {
  const { page } = props;
  return (
    <dl className={styles.facts}>
      {factsOf(props).map(([name, value, entry]) => (
        <div key={name}>
          <dt>
            {name} {entry && <Define page={page} id={entry} />}
          </dt>
          <dd className={value ? undefined : styles.quiet}>{value || page.t('deal.empty')}</dd>
        </div>
      ))}
    </dl>
  );
}

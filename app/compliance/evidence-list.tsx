import Link from 'next/link';
import type { Answers } from '../../lib/answers.ts';
import { type EvidenceContext, evidenceWords } from '../../lib/flag-words.ts';
import type { Page } from '../server/open-page.ts';
import { address, travellers } from '../ui/address.ts';
import styles from './evidence.module.css';

type Flag = Answers['compliance']['flags'][number];
type Deal = Answers['deals']['rows'][number];

/** What the words of evidence need, of a page. */
function contextOf({ language, about }: Page): EvidenceContext {
  return {
    language,
    currency: about.currency,
    timezone: about.timezone,
    states: new Map(about.states.map(({ id, name }) => [id, name])),
  };
}

function Proof({ page, flag }: { page: Page; flag: Flag }) {
  const { f, t } = page;
  const context = contextOf(page);
  return (
    <ul className={styles.proof}>
      {flag.evidence.map((one, index) => {
        const { what, before, after } = evidenceWords(one, context);
        const change =
          before === null && after === null ? null : `${before ?? t('missing')} → ${after ?? t('missing')}`;
        const text = before === null && after !== null ? after : change;
        return (
          <li key={index}>
            {what}
            {text && <>: {text}</>}
            {one.at && <>, {f.day(one.at)}</>}
          </li>
        );
      })}
    </ul>
  );
}

type Props = { page: Page; flags: readonly Flag[]; deals: ReadonlyMap<string, Deal> };

/** Flags one by one: when, which deal, what happened and what it was judged on, where and in whose hands, whether it still stands. */
export function EvidenceList({ page, flags, deals }: Props) {
  const { t, f } = page;
  const kept = travellers(page.params);
  return (
    <ol className={styles.list}>
      {flags.map((flag, index) => {
        const deal = deals.get(flag.case);
        return (
          <li key={`${flag.rule} ${flag.case} ${flag.at} ${index}`} className={styles.flag}>
            <p className={styles.when}>
              {f.day(flag.at)}
              <br />
              <span className={flag.state === 'now' ? styles.now : styles.quiet}>
                {t(`flag_state.${flag.state}`)}
              </span>
            </p>
            <p>
              <Link href={address(`/deals/${encodeURIComponent(flag.case)}`, kept)} prefetch={false}>
                {deal?.name ?? flag.case}
              </Link>
              <br />
              <span className={styles.quiet}>
                <span>{flag.case}</span>
                {deal && deal.amount !== null && (
                  <span title={f.money(deal.amount)}>{f.shortMoney(deal.amount)}</span>
                )}
              </span>
            </p>
            <div>
              <p>{flag.message[page.language]}</p>
              <Proof page={page} flag={flag} />
            </div>
            <p>
              {flag.owner ?? t('missing')}
              <br />
              <span className={styles.quiet}>
                <span>{page.stage(flag.stage)}</span>
                <span>{page.rule(flag.rule)}</span>
                <span>{t(`severity.${flag.severity}`).toLocaleLowerCase(page.language)}</span>
              </span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}

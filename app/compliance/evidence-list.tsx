import type { Answers } from '../../lib/answers.ts';
import { type EvidenceContext, evidenceWords } from '../../lib/flag-words.ts';
import type { Page } from '../server/open-page.ts';
import { address, travellers } from '../ui/address.ts';
import styles from './evidence.module.css';
import waiving from './waive.module.css';
import { WaiveForm, WithdrawButton } from './waive-form.tsx';

type Flag = Answers['compliance']['flags'][number];
type Deal = Answers['deals']['rows'][number];

/** What the words of evidence need, of a page. */
function contextOf({ language, about }: Page): EvidenceContext {
  return {
    language,
    currency: about.currency,
    timezone: about.timezone,
    criteria: new Map(Object.entries(about.criteria)),
    states: new Map(about.states.map(({ id, name }) => [id, name])),
  };
}

/** The pieces of evidence; the day only where it is not the flag's own. */
function Proof({ page, flag }: { page: Page; flag: Flag }) {
  const { f, t } = page;
  const context = contextOf(page);
  const lines = flag.evidence.map((one) => {
    const { what, before, after, isMoment } = evidenceWords(one, context);
    const value = after ?? (isMoment ? null : t('missing'));
    const text = before === null ? value : `${before} → ${value ?? t('missing')}`;
    const day = f.day(one.at) === f.day(flag.at) ? null : f.day(one.at);
    return [text === null ? what : `${what}: ${text}`, day].filter(Boolean).join(', ');
  });
  return (
    <ul className={styles.proof}>
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The waiver of the flag, or the way to accept it. */
function Waiving({ page, flag }: { page: Page; flag: Flag }) {
  const { t, f } = page;
  if (flag.waiver) {
    const { id, author, reason, until } = flag.waiver;
    return (
      <p className={waiving.accepted}>
        {t('compliance.waive.accepted', { author, reason, until: until ? f.date(until) : 'none' })}{' '}
        <WithdrawButton id={id} author={author} label={t('compliance.waive.back')} />
      </p>
    );
  }
  const words = {
    open: t('compliance.waive.open'),
    why: t('compliance.waive.why'),
    who: t('compliance.waive.who'),
    until: t('compliance.waive.until'),
    do: t('compliance.waive.do'),
    note: t('compliance.waive.note'),
  };
  return <WaiveForm flag={{ rule: flag.rule, case: flag.case, stage: flag.stage }} words={words} />;
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
              <a href={address(`/deals/${encodeURIComponent(flag.case)}`, kept)}>{deal?.name ?? flag.case}</a>
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
              <Waiving page={page} flag={flag} />
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

import type { Page } from '../../server/open-page.ts';
import { Define } from '../../ui/define.tsx';
import { EmptyNote } from '../../ui/panel.tsx';
import styles from './deal.module.css';
import type { DealDocument, Flag } from './deal-document.ts';
import { fieldName, fieldValue } from './event-words.ts';

type Evidence = Flag['evidence'][number];

/** The name of what a piece of evidence is about. */
function whatText(page: Page, what: string): string {
  const key = what.replace(': ', '.');
  return page.find(`evidence.${key}`) ?? page.find(`evidence.${what}`) ?? fieldName(page, what);
}

function valueText(page: Page, { what }: Evidence, value: string | null): string {
  if (value === null) return page.t('deal.empty');
  if (page.about.states.some(({ id }) => id === value)) return page.stage(value);
  if (what === 'days' && Number.isFinite(Number(value))) return page.f.days(Number(value));
  const [, days] = /^([\d.]+) days$/.exec(value) ?? [];
  if (days) return `${page.f.days(Number(days))} ${page.t('unit.day')}`;
  return fieldValue(page, what, value);
}

function evidenceText(page: Page, evidence: Evidence): string {
  const { before, after } = evidence;
  if (before === null && after === null) return page.t('deal.empty');
  const text = valueText(page, evidence, after);
  return before === null ? text : `${valueText(page, evidence, before)} → ${text}`;
}

/** The remarks on the deal, those that hold now first, each with what it stands on. */
export function DealFlags({ page, document }: { page: Page; document: DealDocument }) {
  const { t, f, language, rule, stage } = page;
  const flags = [...document.flags].sort(
    (a, b) => a.state.localeCompare(b.state) || (b.at ?? '').localeCompare(a.at ?? ''),
  );
  if (flags.length === 0) return <EmptyNote>{t('deal.no_flags')}</EmptyNote>;
  return (
    <ul className={styles.flags}>
      {flags.map((flag) => (
        <li key={`${flag.rule} ${flag.at} ${flag.stage} ${flag.evidence[0]?.what}`} data-state={flag.state}>
          <h3>
            {rule(flag.rule)} <Define page={page} id={`rule.${flag.rule}`} />
          </h3>
          <p>{flag.message[language]}</p>
          <p className={styles.meta}>
            <b className={flag.state === 'now' ? styles.warning : undefined}>
              {t(`flag_state.${flag.state}`)}
            </b>
            <span>{f.day(flag.at)}</span>
            <span>{stage(flag.stage)}</span>
            <span>{t('deal.severity', { severity: t(`severity.${flag.severity}`).toLowerCase() })}</span>
            {flag.waived && <span>{t('column.waived')}</span>}
          </p>
          <dl className={styles.evidence} aria-label={t('column.evidence')}>
            {flag.evidence.map((evidence, index) => (
              <div key={`${evidence.what} ${evidence.at} ${index}`}>
                <dt>{whatText(page, evidence.what)}</dt>
                <dd>
                  {evidenceText(page, evidence)} <small>{f.day(evidence.at)}</small>
                </dd>
              </div>
            ))}
          </dl>
          {flag.basis === 'current' && <p className={styles.meta}>{t('evidence.current_value')}</p>}
        </li>
      ))}
    </ul>
  );
}

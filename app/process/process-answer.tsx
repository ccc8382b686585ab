import { Answer } from '../ui/answer.tsx';
import { countChecks } from './check-state.ts';
import styles from './process.module.css';
import type { Parts } from './section.tsx';

/** What process judges, where it is from, and how much of what it asks for the exports can show. */
export function ProcessAnswer({ page, process }: Parts) {
  const { t, f, language } = page;
  const checks = countChecks(page, process);
  const stages = process.states.filter(({ kind }) => kind === 'active').length;
  const rules = process.rules.filter(({ state }) => state !== 'later' && state !== 'off');
  const judged = rules.filter(({ state }) => state === 'judged').length;
  const seen = checks.judged + checks.present;
  const suggested = process.suggested.map((key) => page.find(`process.suggested.${key}`) ?? key);
  return (
    <>
      <Answer
        figure={
          <data data-figure="rules_judged" value={String(judged)} data-value={judged}>
            {t('process.answer.of', { n: f.count(judged), of: f.count(rules.length) })}
          </data>
        }
        label={t('process.answer.label')}
      >
        {t('process.answer', {
          name: process.name[language],
          stages,
          cases: process.cases,
          entity: process.entity,
        })}{' '}
        {checks.all > 0
          ? t('process.answer.checks', {
              all: checks.all,
              seen,
              missing: checks.field + checks.file + checks.unread,
              person: checks.person,
            })
          : t('process.answer.no_checks')}
      </Answer>
      <p className={styles.origin} data-origin={process.origin}>
        {t(`process.origin.${process.origin}`)} {t('process.version', { version: process.version })}
        {process.effectiveFrom && <> {t('process.effective', { day: f.date(process.effectiveFrom) })}</>}
        {suggested.length > 0 && <> {t('process.suggested', { what: suggested.join(', ') })}</>}
      </p>
    </>
  );
}

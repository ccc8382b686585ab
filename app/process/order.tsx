import styles from './process.module.css';
import { type Parts, Section } from './section.tsx';

/** How a case may move: the process's policy in sentences. */
export function Order({ page, process }: Parts) {
  const { t } = page;
  const lines = [
    process.isStrict ? 'strict' : 'free',
    process.resumesFromNeutral ? 'resumes' : 'no_resume',
    process.keepsRepeats ? 'keeps_repeats' : 'merges_repeats',
    process.isWorkingClock ? 'working' : 'calendar',
    process.isCumulative ? 'cumulative' : 'own_fields',
  ];
  return (
    <Section page={page} id="order" title={t('process.order')}>
      <ul className={styles.order}>
        {lines.map((line) => (
          <li key={line}>{t(`process.order.${line}`)}</li>
        ))}
        <li>
          {process.pipelines
            ? t('process.order.pipelines', {
                names: process.pipelines.map((name) => t('process.quoted', { name })).join(', '),
              })
            : t('process.order.all_pipelines')}
        </li>
      </ul>
    </Section>
  );
}

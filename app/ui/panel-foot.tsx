import type { Frame } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { address, dealsBehind } from './address.ts';
import styles from './panel.module.css';

type Props = {
  readonly page: Page;
  readonly answer: Frame;
  readonly n?: string | undefined;
  readonly report?: string | undefined;
  readonly question?: URLSearchParams | undefined;
};

/** n, what was left out (each reason opens its list), as-of and build: under every panel. */
export function PanelFoot({ page, answer, n, report, question }: Props) {
  const { t, f, about } = page;
  const reasonText = (reason: string, count: number) =>
    page.find(`excluded.${reason}`, { n: count }) ?? `${reason}: ${f.count(count)}`;
  const entity = about.processes.find(({ id }) => id === answer.process)?.entity ?? 'deal';
  return (
    <footer className={styles.foot}>
      <span>{n ?? t(`case.${entity}`, { n: answer.n_cases })}</span>
      {answer.excluded.length > 0 && (
        <details className={styles.left}>
          <summary>{t('panel.left_out', { n: answer.excluded.length })}</summary>
          <ul>
            {answer.excluded.map(({ reason, unit, n: count }) => (
              <li key={`${reason}-${unit}`}>
                {report ? (
                  <a href={dealsBehind(question ?? page.question, `${report}.excluded.${reason}`)}>
                    {reasonText(reason, count)}
                  </a>
                ) : (
                  reasonText(reason, count)
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {answer.ignored.length > 0 && (
        <span>
          {t('panel.ignored', {
            filters: answer.ignored.map((name) => page.find(`filter.${name}`) ?? name).join(', '),
          })}
        </span>
      )}
      <span>
        {t('panel.as_of', { at: f.instant(answer.as_of) })}
        {!answer.as_of_exact && <> · {t('panel.as_of_inexact')}</>}
      </span>
      <a href={address('/imports', new URLSearchParams(), {})} title={t('panel.build_hint')}>
        {t('panel.build', { build: answer.build })}
      </a>
    </footer>
  );
}

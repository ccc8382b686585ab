import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { address, dealsBehind, travellers } from '../ui/address.ts';
import { Define } from '../ui/define.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './conformance.module.css';
import { PathChips } from './path-chips.tsx';

type Variants = Answers['variants'];
type Variant = Variants['variants'][number];

/** How many routes the page shows before it is asked for more. */
export const fewRoutes = 12;
const manyRoutes = 100;

/** How many routes an address asks for. */
export function routesOf(params: URLSearchParams): number {
  return params.get('view.routes') === 'more' ? manyRoutes : fewRoutes;
}

function Route({ page, variant, most }: { page: Page; variant: Variant; most: number }) {
  const { t, f } = page;
  const kept = travellers(page.params);
  return (
    <tr>
      <th scope="row">
        <PathChips page={page} path={variant.path} />
      </th>
      <td className={styles.figure} style={{ backgroundSize: `${(variant.n / most) * 100}% 100%` }}>
        <a href={dealsBehind(page.question, 'variants.path', { path: variant.path.join(',') || '-' })}>
          {f.count(variant.n)}
        </a>
        <small>{f.share(variant.share)}</small>
      </td>
      <td className={styles.number}>
        {f.share(variant.win_rate)}
        {variant.won + variant.lost > 0 && (
          <small>
            {t('conformance.fact.of', { n: f.count(variant.won), all: f.count(variant.won + variant.lost) })}
          </small>
        )}
      </td>
      <td className={styles.number}>{f.days(variant.median_days)}</td>
      <td data-deviates={variant.is_conforming ? undefined : true} className={styles.mark}>
        {t(variant.is_conforming ? 'conformance.variant.yes' : 'conformance.variant.no')}
      </td>
      <td className={styles.examples}>
        {variant.examples.map((id) => (
          <a key={id} href={address(`/deals/${encodeURIComponent(id)}`, kept)}>
            {id}
          </a>
        ))}
      </td>
    </tr>
  );
}

/** The numbers of the stages in words, for the chips. */
function Key({ page }: { page: Page }) {
  const active = page.about.states.filter(({ kind }) => kind === 'active');
  return (
    <ol className={styles.key}>
      {active.map(({ id }, at) => (
        <li key={id}>
          <span className={styles.chip} data-kind="active" aria-hidden>
            {at + 1}
          </span>
          {page.stage(id)}
        </li>
      ))}
    </ol>
  );
}

/** The routes that deals really took: how many, how they ended, how long they took, whether they kept the order. */
export function VariantsPanel({ page, answer }: { page: Page; answer: Loaded<Variants> }) {
  const { t, f } = page;
  return (
    <Panel
      page={page}
      id="variants"
      title={t('conformance.variants.title')}
      lead={t('conformance.variants.lead')}
      answer={answer}
      define={['variant']}
      list="variants"
      report="variants"
      picture={false}
    >
      {({ variants, total, n_cases }) => {
        const shown = variants.reduce((sum, { n }) => sum + n, 0);
        const more = Math.min(manyRoutes, total) - variants.length;
        return (
          <>
            <Key page={page} />
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <div className="wide" role="group" aria-label={t('conformance.variants.title')} tabIndex={0}>
              <table className={styles.routes}>
                <caption className="visually-hidden">{t('conformance.variants.title')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('conformance.column.path')}</th>
                    <th scope="col">{t('conformance.column.cases')}</th>
                    <th scope="col">{t('conformance.column.win_rate')}</th>
                    <th scope="col">
                      {t('conformance.column.median')} <Define page={page} id="median_days" />
                    </th>
                    <th scope="col">{t('conformance.column.order')}</th>
                    <th scope="col">{t('conformance.column.examples')}</th>
                  </tr>
                </thead>
                <tbody>
                  {variants.map((variant) => (
                    <Route
                      key={variant.path.join(' ')}
                      page={page}
                      variant={variant}
                      most={variants[0]?.n ?? 1}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            {total > variants.length && (
              <p className={styles.more}>
                {t('conformance.variants.more', {
                  shown: variants.length,
                  n: total,
                  share: f.share(shown / n_cases),
                })}{' '}
                {more > 0 && (
                  <a
                    href={`${address(page.path, page.params, { 'view.routes': 'more' })}#variants`}
                    data-stay
                  >
                    {t('conformance.variants.all', { n: more })}
                  </a>
                )}
              </p>
            )}
          </>
        );
      }}
    </Panel>
  );
}

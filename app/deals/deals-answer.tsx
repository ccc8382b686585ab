import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { address, questionOf } from '../ui/address.ts';
import { Answer } from '../ui/answer.tsx';
import { pages } from '../ui/pages.ts';
import { BackLink } from './back-link.tsx';
import styles from './deals.module.css';
import { figureNames, figureWords, pageOfFigure } from './figure-words.ts';

type Props = {
  readonly page: Page;
  readonly answer: Answers['deals'];
  /** How many of them break a rule now, and the address of those; null where that is not asked. */
  readonly flagged: { readonly n: number; readonly amount: number | null; readonly href: string } | null;
};

const narrowing = (page: Page) =>
  [...questionOf(page.params).keys()].some(
    (name) => !['process', 'sort', 'limit', 'offset', 'as_of'].includes(name),
  );

/** Cases and their money, where they have any. */
function sizeOf({ t, f, about }: Page, n: number, amount: number | null): string {
  const cases = t(`case.${about.process.entity}`, { n });
  return amount ? t('deals.answer.for', { cases, money: f.shortMoney(amount) }) : cases;
}

/** What the figure's own counts and sums are, when they are not the deals and their amounts. */
function Beside({ page, answer }: Pick<Props, 'page' | 'answer'>) {
  const { t, f } = page;
  const parts = [
    answer.visits !== undefined && answer.visits !== answer.total && t('count.visits', { n: answer.visits }),
    answer.flags !== undefined && answer.flags !== answer.total && t('count.flags', { n: answer.flags }),
    typeof answer.weighted === 'number' &&
      t('deals.answer.weighted', { money: f.shortMoney(answer.weighted) }),
    typeof answer.amount === 'number' &&
      typeof answer.amount_total === 'number' &&
      Math.abs(answer.amount - answer.amount_total) > 0.5 &&
      t('deals.answer.money', { money: f.shortMoney(answer.amount) }),
  ].filter((text) => text !== false);
  return parts.length > 0 && <> {t('deals.answer.beside', { what: parts.join('; ') })}</>;
}

/** How many deals, how much money, how many break rules; behind a figure: which, and the way back to it. */
export function DealsAnswer({ page, answer, flagged }: Props) {
  const { t, f, params } = page;
  const figure = params.get('figure');
  const home = figure ? pageOfFigure(figure) : null;
  const what = sizeOf(page, answer.total, answer.amount_total);
  const without = (names: readonly string[]) => {
    const left = new URLSearchParams([...params].filter(([name]) => !names.includes(name)));
    left.delete('offset');
    return left;
  };
  return (
    <>
      <Answer
        figure={
          <data value={answer.total} data-figure="deals.total" data-value={answer.total}>
            {f.count(answer.total)}
          </data>
        }
        label={answer.amount_total ? f.shortMoney(answer.amount_total) : undefined}
      >
        {figure
          ? t('deals.answer.figure', { figure: figureWords(page, figure), what })
          : t(narrowing(page) ? 'deals.answer.some' : 'deals.answer.all', { what })}
        <Beside page={page} answer={answer} />
        {flagged && answer.total > 0 && (
          <>
            {' '}
            {flagged.n === 0 ? (
              t('deals.answer.no_flags')
            ) : (
              <a href={flagged.href}>
                {t('deals.answer.flagged', { what: sizeOf(page, flagged.n, flagged.amount) })}
              </a>
            )}
          </>
        )}
      </Answer>
      {figure && (
        <p className={styles.ways}>
          {home && (
            <BackLink
              href={address(home.path, without([...figureNames, 'sort', 'outcome', 'q', 'view.columns']))}
              text={t('deals.back', { page: t(home.nav) })}
              names={Object.fromEntries(
                pages.map(({ id, path }) => [path, t('deals.back', { page: t(`nav.${id}`) })]),
              )}
            />
          )}
          <a href={address('/deals', without(figureNames))}>{t('deals.without_figure')}</a>
        </p>
      )}
    </>
  );
}

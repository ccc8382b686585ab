import type { Page } from '../server/open-page.ts';
import { address } from './address.ts';
import styles from './filter-bar.module.css';
import { periodText } from './period-text.ts';

const own = new Set(['limit', 'offset', 'sort', 'group_by', 'figure', 'key', 'lang', 'theme', '_rsc']);

type Chip = { readonly label: string; readonly without: string };

function without(page: Page, name: string, value: string): string {
  const left = new URLSearchParams([...page.params].filter(([n, v]) => n !== name || v !== value));
  left.delete('offset');
  return address(page.path, left);
}

function valueText(page: Page, name: string, value: string): string {
  if (value === '') return page.t('missing');
  if (['from', 'to', 'as_of'].includes(name))
    return /^\d{4}-\d\d-\d\d$/.test(value) ? page.f.date(value) : value;
  if (name.startsWith('amount_')) return page.f.money(Number(value));
  if (name === 'process') {
    return page.about.processes.find(({ id }) => id === value)?.name[page.language] ?? value;
  }
  if (name === 'period') return periodText(page, value);
  if (name === 'stage') return page.stage(value);
  if (name === 'rule') return page.rule(value);
  if (name === 'view.compare') return page.t(`compare.${value}`);
  return page.find(`${name}.${value}`) ?? value;
}

/** Names that say which figure a list of deals stands behind: they go with the figure, not one by one. */
const ofFigure = new Set(['stage', 'rule', 'reason', 'category', 'path']);

function chipsOf(page: Page): Chip[] {
  const isFigure = page.params.has('figure');
  return [...page.params]
    .filter(
      ([name]) =>
        !own.has(name) &&
        !(isFigure && ofFigure.has(name)) &&
        (!name.startsWith('view.') || name === 'view.compare'),
    )
    .map(([name, value]) => ({
      label: `${page.find(`filter.${name}`) ?? name.replace(/^custom\./, '')}: ${valueText(page, name, value)}`,
      without: without(page, name, value),
    }));
}

/** What is on, each with a way to take it off. */
export function FilterChips({ page }: { page: Page }) {
  const chips = chipsOf(page);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={page.t('filter.on')}>
      {chips.map(({ label, without: href }) => (
        <li key={label}>
          {label}{' '}
          <a href={href} aria-label={page.t('filter.remove', { filter: label })}>
            ×
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a href={page.path}>{page.t('filter.clear')}</a>
        </li>
      )}
    </ul>
  );
}

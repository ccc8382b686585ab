import Form from 'next/form';
import type { ReactNode } from 'react';
import { ruleNames } from '../../lib/process/rule-names.ts';
import type { Page } from '../server/open-page.ts';
import { presetsAt } from '../server/periods.ts';
import { address, questionOf } from './address.ts';
import { CheckList } from './check-list.tsx';
import styles from './filter-bar.module.css';
import { FilterChips } from './filter-chips.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { FilterToggle } from './filter-toggle.tsx';

/** Filters that a page may offer. */
export type FilterName =
  | 'period'
  | 'compare'
  | 'process'
  | 'source'
  | 'owner'
  | 'team'
  | 'product'
  | 'segment'
  | 'amount'
  | 'policy'
  | 'outcome'
  | 'stage'
  | 'rule'
  | 'as_of';

/** Filters that mean something wherever cases are counted. */
export const caseFilters: readonly FilterName[] = [
  'process',
  'source',
  'owner',
  'team',
  'product',
  'segment',
  'amount',
  'as_of',
];

const dimensions = ['source', 'owner', 'team', 'product', 'segment'] as const;
const isDimension = (name: FilterName): name is (typeof dimensions)[number] =>
  (dimensions as readonly string[]).includes(name);

/** The rest of the address, so that a form that changes one thing keeps the others. */
export function Kept({ page, without }: { page: Page; without: readonly string[] }) {
  return [...page.params]
    .filter(([name]) => !without.includes(name) && !['offset', 'lang', 'theme'].includes(name))
    .map(([name, value], index) => (
      <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
    ));
}

type MenuProps = { page: Page; names: readonly string[]; label: string; children: ReactNode; on: boolean };

/** A menu of the bar that sets some names of the address and keeps the others. */
export function Menu({ page, names, label, children, on }: MenuProps) {
  return (
    <FilterMenu label={label} on={on}>
      <Form action={page.path} className={styles.form}>
        <Kept page={page} without={names} />
        {children}
        <button type="submit" className={styles.apply}>
          {page.t('filter.apply')}
        </button>
      </Form>
    </FilterMenu>
  );
}

function PeriodMenu({ page, compare }: { page: Page; compare: boolean }) {
  const { t, params, about } = page;
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? ''];
  return (
    <Menu
      page={page}
      names={['from', 'to', 'view.compare']}
      label={t('filter.period')}
      on={params.has('from') || params.has('to')}
    >
      <ul className={styles.presets}>
        {presetsAt(about.asOf, about.timezone).map((preset) => (
          <li key={preset.id}>
            <a href={address(page.path, params, { from: preset.from, to: preset.to, offset: null })}>
              {t(`period.${preset.id}`)}
            </a>
          </li>
        ))}
        <li>
          <a href={address(page.path, params, { from: null, to: null, 'view.compare': null })}>
            {t('period.all')}
          </a>
        </li>
      </ul>
      <label>
        {t('filter.from')} <input type="date" name="from" defaultValue={from} key={from} />
      </label>
      <label>
        {t('filter.to')} <input type="date" name="to" defaultValue={to} key={to} />
      </label>
      {compare && (
        <label>
          {t('filter.compare')}{' '}
          <select name="view.compare" defaultValue={params.get('view.compare') ?? ''}>
            <option value="">{t('compare.none')}</option>
            <option value="previous">{t('compare.previous')}</option>
            <option value="year">{t('compare.year')}</option>
          </select>
        </label>
      )}
    </Menu>
  );
}

function ChoiceMenu({
  page,
  name,
  choices,
}: {
  page: Page;
  name: string;
  choices: readonly (readonly [string, string])[];
}) {
  return (
    <Menu page={page} names={[name]} label={page.t(`filter.${name}`)} on={page.params.has(name)}>
      {choices.map(([value, text]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={(page.params.get(name) ?? choices[0]?.[0]) === value}
          />{' '}
          {text}
        </label>
      ))}
    </Menu>
  );
}

/** What may be ticked for a filter of cases beside the dimensions: value and words. */
function listed(page: Page, name: 'outcome' | 'stage' | 'rule'): readonly (readonly [string, string])[] {
  const { about, find, language, rule, t } = page;
  if (name === 'stage') return about.states.map((state) => [state.id, state.name[language]]);
  if (name === 'rule') return ruleNames.filter((id) => find(`rule.${id}`)).map((id) => [id, rule(id)]);
  const prefix = about.process.entity === 'lead' ? 'lead_outcome' : 'outcome';
  return ['open', 'won', 'lost', 'neutral'].map((id) => [id, t(`${prefix}.${id}`)]);
}

function menuOf(page: Page, name: FilterName, filters: readonly FilterName[]): ReactNode {
  const { t, params, about, language } = page;
  if (name === 'period') return <PeriodMenu page={page} compare={filters.includes('compare')} />;
  if (isDimension(name)) {
    const values = about.values[name] ?? [];
    if (values.length === 0) return null;
    return (
      <Menu page={page} names={[name]} label={t(`filter.${name}`)} on={params.has(name)}>
        <CheckList
          name={name}
          values={[...values, '']}
          chosen={params.getAll(name)}
          labels={{ missing: t('missing'), find: t('filter.find') }}
        />
      </Menu>
    );
  }
  if (name === 'outcome' || name === 'stage' || name === 'rule') {
    const choices = listed(page, name);
    return (
      <Menu page={page} names={[name]} label={t(`filter.${name}`)} on={params.has(name)}>
        <CheckList
          name={name}
          values={choices.map(([value]) => value)}
          texts={Object.fromEntries(choices)}
          chosen={params.getAll(name)}
          labels={{ missing: t('missing'), find: t('filter.find') }}
        />
      </Menu>
    );
  }
  if (name === 'process') {
    const choices = about.processes.map(({ id, name: words }) => [id, words[language]] as const);
    return choices.length > 1 ? <ChoiceMenu page={page} name={name} choices={choices} /> : null;
  }
  if (name === 'policy') {
    const choices = ['implied', 'observed', 'strict'].map((id) => [id, t(`policy.${id}`)] as const);
    return about.process.isStrict ? <ChoiceMenu page={page} name={name} choices={choices} /> : null;
  }
  if (name === 'amount') {
    return (
      <Menu
        page={page}
        names={['amount_min', 'amount_max']}
        label={t('filter.amount')}
        on={params.has('amount_min') || params.has('amount_max')}
      >
        {(['amount_min', 'amount_max'] as const).map((bound) => (
          <label key={bound}>
            {t(`filter.${bound}`)}{' '}
            <input type="number" name={bound} min={0} defaultValue={params.get(bound) ?? ''} />
          </label>
        ))}
      </Menu>
    );
  }
  if (name === 'as_of') {
    return (
      <Menu page={page} names={['as_of']} label={t('filter.as_of')} on={params.has('as_of')}>
        <label>
          {t('filter.as_of_hint')}{' '}
          <input
            type="date"
            name="as_of"
            defaultValue={params.get('as_of') ?? ''}
            max={about.asOf.slice(0, 10)}
          />
        </label>
      </Menu>
    );
  }
  return null;
}

/** The bar of filters of a page: everything it sets stands in the address. */
export function FilterBar({ page, filters }: { page: Page; filters: readonly FilterName[] }) {
  const menus = filters
    .map((name) => [name, menuOf(page, name, filters)] as const)
    .filter(([, menu]) => menu);
  const count = new Set([...questionOf(page.params).keys()]).size;
  return (
    <search className={styles.bar} aria-label={page.t('filter.bar')}>
      <FilterToggle label={page.t('filter.all', { n: count })}>
        {menus.map(([name, menu]) => (
          <div key={name}>{menu}</div>
        ))}
      </FilterToggle>
      <FilterChips page={page} />
    </search>
  );
}

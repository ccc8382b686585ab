import type { ReactNode } from 'react';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import { FilterBar, type FilterName } from './filter-bar.tsx';
import { FirstRun } from './first-run.tsx';
import styles from './page-frame.module.css';
import { ErrorNote } from './panel.tsx';

type Props = {
  /** Key of the message that names the page. */
  readonly title: string;
  readonly page: Loaded<Page>;
  /** Filters that mean something here; none = no bar. */
  readonly filters?: readonly FilterName[];
  readonly children: (page: Page) => ReactNode;
};

/** The frame of every page: heading, filters, content; before the first import the two doors instead. */
export async function PageFrame({ title, page, filters = [], children }: Props) {
  const { t } = await reader();
  if (!page.ok) {
    if (page.error.code === 'no_build') return <FirstRun />;
    return (
      <main className={styles.main} id="main">
        <h1>{t(title)}</h1>
        <ErrorNote page={{ t }} error={page.error} />
      </main>
    );
  }
  return (
    <main className={styles.main} id="main">
      <header className={styles.head}>
        <h1>{t(title)}</h1>
        {filters.length > 0 && <FilterBar page={page.value} filters={filters} />}
      </header>
      {children(page.value)}
    </main>
  );
}

import Form from 'next/form';
import type { Page } from '../../server/open-page.ts';
import { Answer } from '../../ui/answer.tsx';
import styles from '../deals.module.css';

/** There is no such deal at that instant: says so, and offers the search. */
export function NoDeal({ page, id }: { page: Page; id: string }) {
  const { t, f, params, about } = page;
  const asOf = params.get('as_of');
  return (
    <>
      <Answer>{asOf ? t('deal.none_then', { id, at: f.day(asOf) }) : t('deal.none', { id })}</Answer>
      <Form action="/deals" className={styles.find} role="search">
        {params.has('process') && <input type="hidden" name="process" value={about.process.id} />}
        <input type="search" name="q" defaultValue={id} aria-label={t('deals.find.hint')} />
        <button type="submit">{t('deals.find')}</button>
      </Form>
    </>
  );
}

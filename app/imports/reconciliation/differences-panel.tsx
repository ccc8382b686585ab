import type { Answers } from '../../../lib/answers.ts';
import type { Loaded } from '../../server/load.ts';
import type { Page } from '../../server/open-page.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyNote, Panel } from '../../ui/panel.tsx';
import imports from '../imports.module.css';
import { differenceRow } from './difference-row.ts';
import { fromPlace, offsetOf, ofReason, perPage } from './list-address.ts';

type Props = { readonly page: Page; readonly answer: Loaded<Answers['reconciliation']> };

const columns = ['name', 'what', 'crm', 'ours', 'reason'] as const;

function Pages({ page, shown, total }: { page: Page; shown: number; total: number }) {
  const { t, params } = page;
  const offset = offsetOf(params);
  if (total <= perPage && offset === 0) return null;
  return (
    <nav className={imports.pages} aria-label={t('reconcile.list.pages')}>
      {offset > 0 && (
        <a href={fromPlace(params, Math.max(0, offset - perPage))}>← {t('imports.rejects.before')}</a>
      )}
      <span>
        {t('imports.rejects.range', { from: Math.min(offset + 1, total), to: offset + shown, of: total })}
      </span>
      {offset + perPage < total && (
        <a href={fromPlace(params, offset + perPage)}>{t('imports.rejects.after')} →</a>
      )}
    </nav>
  );
}

/** What differs, one by one, a page at a time: all, or of the reasons that the address names. */
export function DifferencesPanel({ page, answer }: Props) {
  const { t, params } = page;
  const title = t('reconcile.list.title');
  const reasons = params.getAll('reason');
  return (
    <Panel
      page={page}
      id="differences"
      title={title}
      lead={t('reconcile.list.lead')}
      answer={answer}
      list="differences"
      question={new URLSearchParams(reasons.map((reason) => ['reason', reason]))}
      n={answer.ok ? t('reconcile.list.n', { n: answer.value.total }) : undefined}
      picture={false}
    >
      {({ differences, total }) => (
        <>
          {reasons.length > 0 && (
            <p>
              {reasons.map((reason) => page.find(`reconcile.reason.${reason}`) ?? reason).join(', ')}.{' '}
              <a href={ofReason(params, null)}>{t('reconcile.list.all')}</a>
            </p>
          )}
          {differences.length === 0 ? (
            <EmptyNote>{t(total === 0 ? 'reconcile.list.none' : 'reconcile.list.past')}</EmptyNote>
          ) : (
            <DataTable
              caption={title}
              columns={columns.map((id) => ({ id, label: t(`column.${id}`) }))}
              rows={differences.map((one) => differenceRow(page, one))}
              labels={{ sort: t('panel.sort') }}
            />
          )}
          <Pages page={page} shown={differences.length} total={total} />
        </>
      )}
    </Panel>
  );
}

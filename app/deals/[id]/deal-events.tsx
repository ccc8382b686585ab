import type { Page } from '../../server/open-page.ts';
import { address } from '../../ui/address.ts';
import { DataTable } from '../../ui/data-table.tsx';
import styles from './deal.module.css';
import type { DealDocument } from './deal-document.ts';
import { type DealEvent, eventsOf } from './event-words.ts';

const kinds = ['visit', 'change', 'activity', 'flag'] as const;
const shownAtFirst = 200;

/** Everything that happened, in order; links choose of what kind. */
export function DealEvents({ page, document }: { page: Page; document: DealDocument }) {
  const { t, f, params, path } = page;
  const all = eventsOf(page, document);
  const kind = kinds.find((one) => one === params.get('view.what')) ?? null;
  const chosen = kind ? all.filter(({ what }) => what === kind) : all;
  const isCut = chosen.length > shownAtFirst && params.get('view.all') !== '1';
  const events = isCut ? chosen.slice(-shownAtFirst) : chosen;
  const n = (what: DealEvent['what']) => all.filter((event) => event.what === what).length;
  return (
    <div id="deal-events">
      <ul className={styles.kinds}>
        {[null, ...kinds].map((what) => (
          <li key={what}>
            <a
              href={address(path, params, { 'view.what': what, 'view.all': null })}
              aria-current={what === kind ? 'true' : undefined}
              data-stay
            >
              {t(what ? `deal.kind.${what}` : 'deal.kind.all')}{' '}
              <span>{f.count(what ? n(what) : all.length)}</span>
            </a>
          </li>
        ))}
      </ul>
      {isCut && (
        <p className={styles.note}>
          {t('deal.cut', { shown: shownAtFirst, all: f.count(chosen.length) })}{' '}
          <a href={address(path, params, { 'view.all': '1' })} data-stay>
            {t('deal.show_all')}
          </a>
        </p>
      )}
      <DataTable
        caption={t('deal.events')}
        labels={{ sort: t('panel.sort') }}
        columns={[
          { id: 'at', label: t('column.at') },
          { id: 'what', label: t('column.kind') },
          { id: 'text', label: t('deal.what') },
          { id: 'who', label: t('deal.who') },
        ]}
        rows={events.map((event, index) => ({
          id: String(index),
          cells: {
            at: {
              value: event.at,
              text: f.instant(event.at),
              note: event.mark === 'planned' ? t('activity_status.planned') : undefined,
            },
            what: { value: event.what, text: t(`timeline.${event.what}`), tone: 'quiet' },
            text: {
              value: event.text,
              text: event.text,
              note: event.note ?? undefined,
              tone: event.mark === 'now' || event.mark === 'pushed' ? 'warning' : undefined,
            },
            who: { value: event.who, text: event.who ?? '' },
          },
        }))}
      />
    </div>
  );
}

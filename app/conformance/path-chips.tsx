import type { Page } from '../server/open-page.ts';
import styles from './conformance.module.css';

type Props = { readonly page: Page; readonly path: readonly string[] };

/** A route as a row of chips: active stages by their number, final ones and strange ones by name. */
export function PathChips({ page, path }: Props) {
  const { t, about } = page;
  const active = about.states.filter(({ kind }) => kind === 'active').map(({ id }) => id);
  if (path.length === 0) return <span className={styles.none}>{t('conformance.variant.empty')}</span>;
  const nameOf = (id: string) => (id === 'unmapped' ? t('conformance.unmapped') : page.stage(id));
  return (
    <span className={styles.path}>
      <span className="visually-hidden">{path.map(nameOf).join(' → ')}</span>
      {path.map((id, at) => {
        const position = active.indexOf(id) + 1;
        const kind = about.states.find((state) => state.id === id)?.kind ?? 'unmapped';
        return (
          <span
            key={at}
            aria-hidden
            title={nameOf(id)}
            className={styles.chip}
            data-kind={kind === 'disqualified' ? 'lost' : kind}
          >
            {position > 0 ? position : nameOf(id)}
          </span>
        );
      })}
    </span>
  );
}

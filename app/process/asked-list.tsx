import { CheckSign } from './check-badge.tsx';
import type { Asked } from './check-state.ts';
import styles from './process.module.css';

/** Criteria or fields with the sign and the words of how far each can be checked. */
export function AskedList({ title, asked }: { title: string; asked: readonly Asked[] }) {
  if (asked.length === 0) return null;
  return (
    <div className={styles.group}>
      <h3>{title}</h3>
      <ul className={styles.asked}>
        {asked.map(({ key, text, state, detail, note }) => (
          <li key={key}>
            <CheckSign state={state} />
            <span>
              {text}
              <small>
                {detail}
                {note && <> · {note}</>}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

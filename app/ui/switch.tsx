import styles from './switch.module.css';

export type SwitchItem = {
  readonly text: string;
  readonly href: string;
  readonly here: boolean;
  readonly title?: string | undefined;
};

/** A choice of one, kept in the address: links, the chosen one marked. */
export function Switch({ label, items }: { label: string; items: readonly SwitchItem[] }) {
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{label}</legend>
      <span aria-hidden>{label}</span>
      <ul>
        {items.map(({ text, href, here, title }) => (
          <li key={text}>
            <a href={href} data-stay title={title} aria-current={here ? 'true' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

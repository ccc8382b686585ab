'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { address } from './address.ts';
import styles from './shell.module.css';

type Props = {
  readonly language: string;
  readonly theme: string;
  readonly labels: Readonly<Record<'language' | 'theme' | 'light' | 'dark' | 'system', string>>;
};

const themes = ['system', 'light', 'dark'] as const;

/** Links that choose the language and the theme: whole page loads, for both belong to the document itself. */
export function ReaderSwitch({ language, theme, labels }: Props) {
  const path = usePathname();
  const params = new URLSearchParams(useSearchParams());
  return (
    <div className={styles.reader}>
      <fieldset>
        <legend className="visually-hidden">{labels.language}</legend>
        {(['ru', 'en'] as const).map((code) => (
          <a
            key={code}
            href={address(path, params, { lang: code, theme: null })}
            lang={code}
            data-reload
            aria-current={language === code || undefined}
          >
            {code === 'ru' ? 'Русский' : 'English'}
          </a>
        ))}
      </fieldset>
      <fieldset>
        <legend className="visually-hidden">{labels.theme}</legend>
        {themes.map((name) => (
          <a
            key={name}
            href={address(path, params, { theme: name, lang: null })}
            data-reload
            aria-current={theme === name || undefined}
            title={labels[name]}
          >
            <span aria-hidden>{{ system: '◐', light: '○', dark: '●' }[name]}</span>
            <span className="visually-hidden">{labels[name]}</span>
          </a>
        ))}
      </fieldset>
    </div>
  );
}

'use client';

import { useEffect, useRef, useState } from 'react';
import type { Definition } from '../../lib/definition.ts';
import styles from './define.module.css';
import { DefinitionBody } from './definition-body.tsx';

type Props = {
  readonly language: string;
  readonly texts: { readonly close: string; readonly more: string; readonly loading: string };
};

/** What the sheet shows: a definition, or only its id while that is on the way. */
type Shown = Pick<Definition, 'id'> & Partial<Definition>;

/** The sheet that every question mark of a page opens: definitions come when they are asked for, and are kept. */
export function DefinitionSheet({ language, texts }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  const known = useRef(new Map<string, Definition>());
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const fetchDefinition = async (id: string): Promise<Definition> => {
      const key = `${language} ${id}`;
      const found = known.current.get(key);
      if (found) return found;
      const response = await fetch(`/api/v1/definitions/${encodeURIComponent(id)}?lang=${language}`);
      if (!response.ok) throw new Error(`definition ${id}: ${response.status}`);
      const definition: Definition = await response.json();
      known.current.set(key, definition);
      return definition;
    };
    const open = async (event: MouseEvent) => {
      const ask =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-define]') : null;
      const id = ask?.dataset.define;
      if (!ask || !id || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setShown({ id });
      sheet.current?.showPopover();
      sheet.current?.focus();
      try {
        const definition = await fetchDefinition(id);
        setShown((now) => (now?.id === id ? definition : now));
      } catch {
        // The dictionary's page says the same, or why it cannot.
        location.assign(ask.href);
      }
    };
    document.addEventListener('click', open);
    return () => document.removeEventListener('click', open);
  }, [language]);
  return (
    <div
      ref={sheet}
      popover="auto"
      className={styles.sheet}
      role="dialog"
      tabIndex={-1}
      aria-label={shown?.name ?? texts.loading}
    >
      <button
        type="button"
        className={styles.close}
        aria-label={texts.close}
        onClick={() => sheet.current?.hidePopover()}
      >
        ×
      </button>
      {shown?.parts ? (
        <>
          <strong>{shown.name}</strong>
          <DefinitionBody parts={shown.parts} />
          <a href={`/dictionary#${shown.id}`}>{texts.more}</a>
        </>
      ) : (
        <p role="status">{texts.loading}</p>
      )}
    </div>
  );
}

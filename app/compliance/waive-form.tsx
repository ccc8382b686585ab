'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import styles from './waive.module.css';

type Flag = { readonly rule: string; readonly case: string; readonly stage: string | null };

type Words = Readonly<Record<'open' | 'why' | 'who' | 'until' | 'do' | 'note', string>>;

async function send(url: string, body: object): Promise<string | null> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch((cause: Error) => cause);
  if (answer instanceof Error) return answer.message;
  if (answer.ok) return null;
  const document = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null;
  return document?.error?.message ?? answer.statusText;
}

/** Accepts a flag with a reason, a name and an optional last day; then the page is drawn anew. */
export function WaiveForm({ flag, words }: { flag: Flag; words: Words }) {
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const [isSent, setSent] = useState(false);
  const accept = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const told = (name: string) => String(given.get(name) ?? '').trim();
    setSent(true);
    const failed = await send('/api/v1/waivers', {
      ...flag,
      reason: told('reason'),
      author: told('author'),
      until: told('until') || null,
    });
    setFailure(failed);
    setSent(false);
    if (failed === null) router.refresh();
  };
  return (
    <details className={styles.waive}>
      <summary>{words.open}</summary>
      <form onSubmit={accept}>
        <label>
          {words.why}
          <input name="reason" required maxLength={500} autoComplete="off" />
        </label>
        <label>
          {words.who}
          <input name="author" required maxLength={100} autoComplete="name" />
        </label>
        <label>
          {words.until}
          <input name="until" type="date" />
        </label>
        <p>{words.note}</p>
        <button type="submit" disabled={isSent}>
          {words.do}
        </button>
        {failure && <p role="alert">{failure}</p>}
      </form>
    </details>
  );
}

/** Takes a waiver back in the name of who gave it. */
export function WithdrawButton({ id, author, label }: { id: string; author: string; label: string }) {
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const withdraw = async () => {
    const failed = await send(`/api/v1/waivers/${encodeURIComponent(id)}`, { author });
    setFailure(failed);
    if (failed === null) router.refresh();
  };
  return (
    <>
      <button type="button" className={styles.back} onClick={withdraw}>
        {label}
      </button>
      {failure && <span role="alert">{failure}</span>}
    </>
  );
}

import { headers } from 'next/headers';
import { cache } from 'react';
import { findText, type Language, translator, type Values } from '../../lib/messages.ts';

/** Who reads: the language and the theme, as the server found them in address, cookie or browser. */
export const reader = cache(async () => {
  const received = await headers();
  const language: Language = received.get('x-voronka-language') === 'ru' ? 'ru' : 'en';
  return {
    language,
    theme: received.get('x-voronka-theme') ?? 'system',
    nonce: /'nonce-([^']+)'/.exec(received.get('content-security-policy') ?? '')?.[1],
    t: translator(language),
    /** The text of a key that may be missing. */
    find: (key: string, values?: Values) => findText(language, key, values),
  };
});

export type Reader = Awaited<ReturnType<typeof reader>>;

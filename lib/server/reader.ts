import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Language, languages, pickLanguage } from '../messages.ts';

const themes = ['light', 'dark', 'system'] as const;

/** What a reader chose: `?lang=` and `?theme=` in an address are kept in cookies, so that the next page knows. */
export type ReaderChoice = { readonly language: Language; readonly theme: (typeof themes)[number] };

const year = 365 * 86_400;

function cookie(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}

function oneOf<T extends string>(values: readonly T[], text: string | null | undefined): T | undefined {
  return values.find((value) => value === text);
}

/** Reads the choice from address, cookies and browser, and writes what the address says into cookies. */
export function rememberReader(request: IncomingMessage, response: ServerResponse): ReaderChoice {
  const params = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const asked = {
    lang: oneOf(languages, params.get('lang')),
    theme: oneOf(themes, params.get('theme')),
  };
  const set = Object.entries(asked).filter(([, value]) => value !== undefined);
  if (set.length > 0) {
    response.setHeader(
      'set-cookie',
      set.map(([name, value]) => `voronka-${name}=${value}; Path=/; Max-Age=${year}; SameSite=Strict`),
    );
  }
  return {
    language:
      asked.lang ??
      oneOf(languages, cookie(request, 'voronka-lang')) ??
      pickLanguage(undefined, request.headers['accept-language']),
    theme: asked.theme ?? oneOf(themes, cookie(request, 'voronka-theme')) ?? 'system',
  };
}

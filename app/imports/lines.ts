import type { ErrorDetails } from '../../lib/errors.ts';

/** A piece of progress, as the server tells it. */
export type Step = { readonly phase: string; readonly done: number; readonly total: number | null };

/** Why it did not come about; `network` = the server did not answer to the end. */
export type Failed = {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly details?: ErrorDetails;
};

/** What a request ended with; failure null = the reader stopped it. */
export type Ended<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failed | null };

type Line = Record<string, unknown>;

/** Reads JSON lines out of a text that grows: each call gives the lines that became whole since the last. */
export function lineReader(): (text: string, isWhole: boolean) => Line[] {
  let at = 0;
  return (text, isWhole) => {
    const end = isWhole ? text.length : text.lastIndexOf('\n') + 1;
    const lines = text.slice(at, Math.max(at, end)).split('\n');
    at = Math.max(at, end);
    return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Line);
  };
}

/** What the lines of an answer say: their steps go to `onStep`, the last line that is none is the answer. */
export function endOf<T>(lines: readonly Line[], onStep: (step: Step) => void): Ended<T> | null {
  let ended: Ended<T> | null = null;
  for (const line of lines) {
    if ('phase' in line) onStep(line as unknown as Step);
    else if ('error' in line) ended = { ok: false, failure: line.error as Failed };
    else ended = { ok: true, value: line as T };
  }
  return ended;
}

type Options = { readonly signal?: AbortSignal; readonly onStep?: (step: Step) => void };

const broken = (message: string): Ended<never> => ({ ok: false, failure: { code: 'network', message } });

/**
 * Posts a form or a JSON body and follows the JSON lines that come back. XMLHttpRequest, for fetch does not tell how
 * much of a body has been sent.
 */
export function postLines<T>(
  url: string,
  body: FormData | object | null,
  { signal, onStep = () => undefined }: Options = {},
): Promise<Ended<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const read = lineReader();
    let ended: Ended<T> | null = null;
    const take = (isWhole: boolean) => {
      try {
        ended = endOf<T>(read(request.responseText, isWhole), onStep) ?? ended;
      } catch {
        ended = broken(`${request.status}: ${request.responseText.slice(0, 300)}`);
      }
    };
    request.open('POST', url);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      onStep({ phase: 'upload', done: loaded, total: lengthComputable ? total : null });
    request.onprogress = () => take(false);
    request.onload = () => {
      take(true);
      resolve(ended ?? broken(`${request.status} ${request.statusText}`));
    };
    request.onerror = () => resolve(broken(url));
    request.onabort = () => resolve({ ok: false, failure: null });
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    if (body instanceof FormData || body === null) request.send(body);
    else {
      request.setRequestHeader('content-type', 'application/json');
      request.send(JSON.stringify(body));
    }
  });
}

import { asVoronkaError } from '../errors.ts';

/** What a route answers with while it works. */
export const jsonLinesHeaders = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

export type Write = (line: unknown) => void;

/**
 * A body of JSON lines: what `work` writes, then what it gives back, or `{"error": …}`. When the reader leaves,
 * the signal is aborted.
 */
export function jsonLines(
  leaving: AbortSignal,
  work: (write: Write, signal: AbortSignal) => Promise<unknown>,
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const encoder = new TextEncoder();
  leaving.addEventListener('abort', () => stop.abort(), { once: true });
  if (leaving.aborted) stop.abort();
  return new ReadableStream({
    start(controller) {
      const write: Write = (line) => {
        if (!stop.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      work(write, stop.signal)
        .catch((thrown: unknown) => {
          const error = asVoronkaError(thrown);
          if (error.code === 'internal' && !stop.signal.aborted) console.error(error.cause ?? error);
          return error;
        })
        .then(write)
        .finally(() => {
          if (!stop.signal.aborted) controller.close();
        });
    },
    cancel: () => stop.abort(),
  });
}

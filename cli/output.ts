/** Writes text to standard output; waits while the reader is slow. */
export async function print(text: string): Promise<void> {
  const line = text.endsWith('\n') ? text : `${text}\n`;
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(line, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes one JSON document to standard output. */
export async function printJson(document: unknown): Promise<void> {
  await print(JSON.stringify(document, null, 2));
}

/** Writes a line to standard error: progress, warnings, errors. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What a command tells of its progress. */
export type Tell = (phase: string, done: number, total: number | null) => void;

/** Progress for a program: one JSON object per line on standard error. */
export const tellAsJson: Tell = (phase, done, total) => say(JSON.stringify({ phase, done, total }));

/** Shows the progress of an import on standard error: one line per phase, counted only on a terminal. */
export function progressPrinter(word: (phase: string) => string): Tell {
  const live = process.stderr.isTTY === true;
  let last = '';
  return (phase, done, total) => {
    const label = word(phase);
    if (live) {
      const count = total ? ` ${Math.floor((done / total) * 100)} %` : '';
      process.stderr.write(`\r\x1b[K${label}${count}${phase === 'publish' && done === total ? '\n' : ''}`);
    } else if (label !== last) say(`${label}…`);
    last = label;
  };
}

/** Answers kept at most; a page of lists of deals is the largest of them. */
const mostAnswers = 400;
/** Longer lists are asked anew each time: they would push out everything else. */
const mostRows = 1000;

const kept = new Map<string, Promise<object>>();

function freeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}

function isShort(answer: object): boolean {
  return Object.values(answer).every((value) => !Array.isArray(value) || value.length <= mostRows);
}

function keep(key: string, answer: Promise<object>): void {
  kept.set(key, answer);
  if (kept.size > mostAnswers) kept.delete(kept.keys().next().value!);
}

/**
 * The answer to a question that was asked before, else the one that `work` gives, kept for the next who asks. A build
 * never changes, so build and question name an answer for good; whoever gets it gets the same frozen document.
 * @param shared whether others may wait for this very work (no reader can stop it)
 */
export function rememberAnswer<T extends object>(
  key: string,
  shared: boolean,
  work: () => Promise<T>,
): Promise<T> {
  const known = kept.get(key) as Promise<T> | undefined;
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const asked = work().then(freeze);
  if (shared) keep(key, asked);
  asked.then(
    (answer) => {
      if (!isShort(answer)) kept.delete(key);
      else if (!shared) keep(key, asked);
    },
    () => kept.delete(key),
  );
  return asked;
}

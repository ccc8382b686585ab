const places = 2;
const waiting: (() => void)[] = [];
let taken = 0;

/** Runs at most two of these at a time; the others wait their turn. @throws the signal's reason when it is aborted */
export async function inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (taken < places) taken++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    signal.throwIfAborted();
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else taken--;
  }
}

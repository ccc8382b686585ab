import type { Answers } from '../../lib/answers.ts';
import { voronka } from './voronka.ts';

/** A failure as a page shows it. */
export type Failure = { readonly code: string; readonly message: string; readonly hint: string | null };

/** What a question gave: a value, or why there is none. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

type Engine = Awaited<ReturnType<typeof voronka>>;

/** Asks the engine; a failure becomes a value, so that one panel's trouble leaves the others standing. */
export async function load<T>(work: (engine: Engine) => Promise<T>): Promise<Loaded<T>> {
  const engine = await voronka();
  try {
    return { ok: true, value: await work(engine) };
  } catch (thrown) {
    const { code, message, hint } = engine.asVoronkaError(thrown);
    if (code === 'internal') console.error(thrown);
    return { ok: false, error: { code, message, hint: hint ?? null } };
  }
}

/** One report for the filters of an address. */
export function loadAnswer<K extends keyof Answers>(
  name: K,
  params: URLSearchParams,
): Promise<Loaded<Answers[K]>> {
  return load(async (engine) => (await engine.answer(name, params)) as unknown as Answers[K]);
}

import { isDeepStrictEqual } from 'node:util';

type Keys = Readonly<Record<string, unknown>>;

const lists = ['stages', 'won', 'lost', 'neutral'];

/** Keys of a state that the sheets hold; the others are the original's. */
const stateKeys = `id kind name match summary entry exit requires artefact materials required soft limit_days
  probability from kpis`
  .trim()
  .split(/\s+/);

/** Keys of a part that the sheets hold. */
const partKeys =
  `id system version effective_from name entity order cumulative clock required_stated suggested opening
  reasons rules`
    .trim()
    .split(/\s+/);

/** The original with the keys that differ from what its own sheets would have said; in the order of the original. */
function changed(
  original: Keys,
  asWritten: Keys,
  now: Keys,
  keys: readonly string[],
): Record<string, unknown> {
  const made: Record<string, unknown> = { ...original };
  for (const key of keys) {
    if (isDeepStrictEqual(asWritten[key], now[key])) continue;
    if (now[key] === undefined) delete made[key];
    else made[key] = now[key];
  }
  return made;
}

const statesOf = (part: Keys): Keys[] => lists.flatMap((list) => (part[list] as Keys[] | undefined) ?? []);

/** Keys beside the lists of reasons (`note`, `origin`, `empty`) stay where the lists change. */
function withNotes(original: unknown, now: unknown): unknown {
  if (typeof original !== 'object' || original === null || Array.isArray(original)) return now;
  const notes = Object.entries(original).filter(([key, value]) => key === 'empty' || !Array.isArray(value));
  return notes.length === 0
    ? now
    : { ...Object.fromEntries(notes), ...(Array.isArray(now) ? { list: now } : (now as object)) };
}

/**
 * A part as its sheets say it now, everything that sheets do not hold taken from the original.
 * @param asWritten what the sheets of the original say: a key on which both agree stays as it was
 */
export function merge(original: Keys, asWritten: Keys, now: Keys): Record<string, unknown> {
  const made = changed(original, asWritten, now, partKeys);
  if (!isDeepStrictEqual(asWritten.reasons, now.reasons) && now.reasons !== undefined)
    made.reasons = withNotes(original.reasons, now.reasons);
  const before = new Map(statesOf(original).map((state) => [state.id, state]));
  const written = new Map(statesOf(asWritten).map((state) => [state.id, state]));
  for (const list of lists) {
    if (isDeepStrictEqual(asWritten[list], now[list])) continue;
    const states = now[list] as Keys[] | undefined;
    if (states === undefined) {
      delete made[list];
      continue;
    }
    made[list] = states.map((state) => {
      const own = before.get(state.id);
      return own ? changed(own, written.get(state.id) ?? {}, state, stateKeys) : state;
    });
  }
  return made;
}

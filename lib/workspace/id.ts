import { randomBytes } from 'node:crypto';

const pattern = /^\d{8}T\d{9}Z-[0-9a-f]{4}$/;

/** A new id whose order as text is the order of time: `20261122T033000123Z-ab12`. */
export function newId(now: Date = new Date()): string {
  return `${now.toISOString().replace(/[-:.]/g, '')}-${randomBytes(2).toString('hex')}`;
}

/** Whether a text is an id of an import or a build (and so is safe as a file name). */
export function isId(text: string): boolean {
  return pattern.test(text);
}

/** An id later than every given one, even when the machine's clock went back. */
export function nextId(existing: readonly string[], now: Date = new Date()): string {
  const last = [...existing].sort().at(-1);
  const id = newId(now);
  if (!last || id.slice(0, 18) > last.slice(0, 18)) return id;
  const at = last.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z.*/, '$1-$2-$3T$4:$5:$6.$7Z');
  return newId(new Date(Date.parse(at) + 1));
}

/** A seeded sequence of whole numbers below `n`. */
export function sequence(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const hostile = [
  '\0',
  '"',
  "'; drop table words; --",
  '=cmd|"/c calc"!A1',
  '{'.repeat(300),
  '['.repeat(300),
  '\u202e\ufeff',
  '9'.repeat(400),
  'NaN',
  '0001-01-01T00:00:00Z',
  '\r\n;;;,,,\t',
  '<script>alert(1)</script>',
  `"${'x'.repeat(5000)}`,
];

/** One file made worse: cut off, a stretch lost or doubled, a byte changed, a hostile text put in. */
export function worse(bytes: Buffer, next: (n: number) => number): Buffer {
  const at = next(bytes.length);
  const end = Math.min(bytes.length, at + 1 + next(200));
  const around = (middle: Buffer, from = at, to = at) =>
    Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)]);
  switch (next(5)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return around(Buffer.alloc(0), at, end);
    case 2:
      return around(bytes.subarray(at, end));
    case 3:
      return around(Buffer.from([next(256)]), at, at + 1);
    default:
      return around(Buffer.from(hostile[next(hostile.length)]!));
  }
}

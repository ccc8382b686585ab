const chunkLength = 64 * 1024;

/** Short texts joined into pieces of bytes that are worth writing. */
export function* inChunks(texts: Iterable<string>): Generator<Buffer> {
  let joined = '';
  for (const text of texts) {
    joined += text;
    if (joined.length < chunkLength) continue;
    yield Buffer.from(joined);
    joined = '';
  }
  if (joined !== '') yield Buffer.from(joined);
}

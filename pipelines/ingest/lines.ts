const lf = 10;

/** Blocks of whole lines out of chunks of any size; the last block may lack its line end. */
export async function* wholeLines(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(lf);
    if (end === -1) {
      rest.push(chunk);
      continue;
    }
    yield Buffer.concat([...rest, chunk.subarray(0, end + 1)]);
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : [];
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

/** The lines of a block, without their line ends. */
export function* linesOf(block: Buffer): Generator<Buffer> {
  for (let at = 0; at < block.length; ) {
    const end = block.indexOf(lf, at);
    const stop = end === -1 ? block.length : end;
    yield block.subarray(at, stop > at && block[stop - 1] === 13 ? stop - 1 : stop);
    at = stop + 1;
  }
}

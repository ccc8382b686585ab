import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { TextFacts } from './text-facts.ts';

export type Copied = { sha256: string; bytes: number; facts: TextFacts };

/** Writes the bytes to `target` as they come; in the same pass takes their sha-256 and looks at them as text. */
export async function copyBytes(stream: AsyncIterable<Buffer>, target: string): Promise<Copied> {
  const hash = createHash('sha256');
  const facts = new TextFacts();
  let bytes = 0;
  const file = await open(target, 'w');
  try {
    for await (const chunk of stream) {
      const written = writeAll(file, chunk);
      hash.update(chunk);
      facts.push(chunk);
      bytes += chunk.length;
      await written;
    }
  } finally {
    await file.close();
  }
  facts.end();
  return { sha256: hash.digest('hex'), bytes, facts };
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> {
  let at = 0;
  while (at < chunk.length) at += (await file.write(chunk, at, chunk.length - at)).bytesWritten;
}

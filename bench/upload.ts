import type { ChildProcess } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { request } from 'node:http';

/** Resident memory of a process now, MB; null where the system does not say. */
function residentMb(pid: number | undefined): number | null {
  try {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) / 1024 : null;
  } catch {
    return null;
  }
}

export type Uploaded = {
  readonly beforeMb: number | null;
  readonly peakMb: number | null;
  readonly seconds: number;
};

/** Sends a file to a server as a form does, in a stream, and watches the server's memory until it has it all. */
export function upload(url: string, server: ChildProcess, file: string): Promise<Uploaded> {
  const boundary = 'voronka-bench';
  const started = performance.now();
  const beforeMb = residentMb(server.pid);
  let peakMb = beforeMb;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb ?? 0, residentMb(server.pid) ?? 0) || null;
  }, 20);
  return new Promise<Uploaded>((resolve, reject) => {
    const sent = request(`${url}/api/v1/imports`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        origin: url,
      },
    });
    sent.once('error', reject);
    sent.once('response', (answer) => {
      let told = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        told += text;
      });
      answer.once('end', () => {
        const seconds = (performance.now() - started) / 1000;
        if (answer.statusCode === 200 && told.includes('"phase":"read"'))
          resolve({ beforeMb, peakMb, seconds });
        else reject(new Error(`the upload was refused: ${answer.statusCode} ${told.slice(0, 500)}`));
      });
    });
    sent.write(
      `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="notes.csv"\r\ncontent-type: text/csv\r\n\r\n`,
    );
    const stream = createReadStream(file, { highWaterMark: 1 << 20 });
    stream.once('error', reject);
    stream.pipe(sent, { end: false });
    stream.once('end', () => sent.end(`\r\n--${boundary}--\r\n`));
  }).finally(() => clearInterval(watch));
}

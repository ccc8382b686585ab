import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Measured = {
  /** Wall time, seconds. */
  seconds: number;
  /** Peak resident memory of the process and its descendants, MB; null where the system does not say. */
  peakMb: number | null;
  code: number;
  stdout: string;
  stderr: string;
};

const POLL_MS = 25;

/** Runs a command to its end and measures it; memory is read from /proc, so only on Linux. */
export function measure(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Measured> {
  const started = process.hrtime.bigint();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    output.stderr += chunk;
  });
  const peaks = new Map<number, number>();
  const poll = setInterval(() => {
    if (child.pid) notePeaks(child.pid, peaks);
  }, POLL_MS);
  return new Promise((resolve, reject) => {
    child.on('error', (thrown) => {
      clearInterval(poll);
      reject(thrown);
    });
    child.on('close', (code) => {
      clearInterval(poll);
      const kilobytes = [...peaks.values()].reduce((sum, peak) => sum + peak, 0);
      resolve({
        seconds: Number(process.hrtime.bigint() - started) / 1e9,
        peakMb: kilobytes > 0 ? kilobytes / 1024 : null,
        code: code ?? 1,
        ...output,
      });
    });
  });
}

function notePeaks(pid: number, peaks: Map<number, number>): void {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    if (peak) peaks.set(pid, Math.max(peaks.get(pid) ?? 0, Number(peak[1])));
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    for (const child of children ? children.split(' ') : []) notePeaks(Number(child), peaks);
  } catch {
    // The process has ended between two readings, or this system has no /proc.
  }
}

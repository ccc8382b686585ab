import { voronka } from '../server/voronka.ts';

const headers = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

type Engine = Awaited<ReturnType<typeof voronka>>;

/** Answers with the JSON lines that `work` gives, or with its failure before the first of them. */
export async function respondLines(
  work: (engine: Engine) => Promise<ReadableStream<Uint8Array>>,
): Promise<Response> {
  const engine = await voronka();
  try {
    return new Response(await work(engine), { headers });
  } catch (thrown) {
    const { status, document } = engine.failure(thrown);
    return Response.json(document, { status, headers: { 'cache-control': 'no-store' } });
  }
}

/** One member of a JSON body; undefined when the body is none. */
export async function member(request: Request, name: string): Promise<unknown> {
  const body: unknown = await request.json().catch(() => null);
  return body !== null && typeof body === 'object' ? (body as Record<string, unknown>)[name] : undefined;
}

import { voronka } from './voronka.ts';

const headers = { 'cache-control': 'no-store' };

type Engine = Awaited<ReturnType<typeof voronka>>;

/** Answers with the document that `work` gives, or with its failure in the form of the contract. */
export async function respond(work: (engine: Engine) => unknown): Promise<Response> {
  const engine = await voronka();
  try {
    return Response.json(await work(engine), { headers });
  } catch (thrown) {
    const { status, document } = engine.failure(thrown);
    return Response.json(document, { status, headers });
  }
}

const arrowType = 'application/vnd.apache.arrow.stream';

/** A row set: JSON, or an Arrow IPC stream for who accepts that. */
export async function respondRows(name: 'deals' | 'flags' | 'visits', request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  if (!request.headers.get('accept')?.includes(arrowType)) {
    return respond((engine) => engine.answerRows(name, params, request.signal));
  }
  const engine = await voronka();
  try {
    const stream = await engine.answerAsArrow(name, params, request.signal);
    return new Response(stream, { headers: { ...headers, 'content-type': arrowType } });
  } catch (thrown) {
    const { status, document } = engine.failure(thrown);
    return Response.json(document, { status, headers });
  }
}

import { respond } from '../../../server/respond.ts';
import { voronka } from '../../../server/voronka.ts';

export const dynamic = 'force-dynamic';

type Csv = { readonly name: string; readonly text: string };

/** A download that keeps a name in any script; old clients get its ASCII. */
const attachment = (name: string) =>
  `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

async function csvOf(format: string, params: URLSearchParams, signal: AbortSignal): Promise<Csv> {
  const engine = await voronka();
  if (format === 'rows') return engine.rejectedRows(params, signal);
  return { name: 'voronka-rejects.csv', text: await engine.rejectsAsCsv(params, signal) };
}

export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const format = params.get('format') ?? 'json';
  if (format !== 'csv' && format !== 'rows')
    return respond((engine) => engine.rejects(params, request.signal));
  const engine = await voronka();
  try {
    const { name, text } = await csvOf(format, params, request.signal);
    return new Response(text, {
      headers: {
        'cache-control': 'no-store',
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': format === 'csv' ? `attachment; filename="${name}"` : attachment(name),
      },
    });
  } catch (thrown) {
    const { status, document } = engine.failure(thrown);
    return Response.json(document, { status, headers: { 'cache-control': 'no-store' } });
  }
}

import { respond } from '../../../server/respond.ts';
import { voronka } from '../../../server/voronka.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  if (params.get('format') !== 'csv') return respond((engine) => engine.rejects(params, request.signal));
  const engine = await voronka();
  try {
    const text = await engine.rejectsAsCsv(params, request.signal);
    return new Response(text, {
      headers: {
        'cache-control': 'no-store',
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="voronka-rejects.csv"',
      },
    });
  } catch (thrown) {
    const { status, document } = engine.failure(thrown);
    return Response.json(document, { status, headers: { 'cache-control': 'no-store' } });
  }
}

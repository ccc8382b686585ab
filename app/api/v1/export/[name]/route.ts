import { voronka } from '../../../../server/voronka.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ name: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { name } = await params;
  const engine = await voronka();
  try {
    const { body, headers } = await engine.exportFile(
      name,
      new URL(request.url).searchParams,
      request.signal,
    );
    return new Response(body, { headers });
  } catch (thrown) {
    const { status, document } = engine.failure(thrown);
    return Response.json(document, { status, headers: { 'cache-control': 'no-store' } });
  }
}

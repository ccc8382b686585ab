import { voronka } from '../../../../server/voronka.ts';

export const dynamic = 'force-dynamic';

/** The text of one statement of sql/. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ folder: string; name: string }> },
): Promise<Response> {
  const { folder, name } = await context.params;
  const text = (await voronka()).statement(folder, name);
  return text === null
    ? new Response('Not found\n', { status: 404 })
    : new Response(text, {
        headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      });
}

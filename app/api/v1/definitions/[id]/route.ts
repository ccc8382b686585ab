import { respond } from '../../../../server/respond.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  return respond((engine) => engine.definition(id, new URL(request.url).searchParams));
}

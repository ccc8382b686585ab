import { respond } from '../../../../server/respond.ts';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  context: { params: Promise<{ name: string }> },
): Promise<Response> {
  const { name } = await context.params;
  return respond((engine) => engine.answer(name, new URL(request.url).searchParams, request.signal));
}

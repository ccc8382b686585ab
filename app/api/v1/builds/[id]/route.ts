import { member, respondLines } from '../../../respond-lines.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const action = await member(request, 'action');
  return respondLines((engine) => engine.changeBuild(id, action, request.signal));
}

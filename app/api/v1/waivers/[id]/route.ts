import { respond } from '../../../../server/respond.ts';
import { member } from '../../../respond-lines.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** Takes a waiver back; the body names who does. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const author = await member(request, 'author');
  return respond((engine) => engine.withdrawWaiver(id, author));
}

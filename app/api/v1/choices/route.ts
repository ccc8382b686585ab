import { respond } from '../../../server/respond.ts';
import { respondLines } from '../../respond-lines.ts';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return respond((engine) => engine.choices());
}

export async function POST(request: Request): Promise<Response> {
  const body: unknown = await request.json().catch(() => null);
  return respondLines((engine) => engine.changeChoices(body, request.signal));
}

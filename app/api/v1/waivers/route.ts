import { respond } from '../../../server/respond.ts';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return respond((engine) => engine.waivers());
}

export async function POST(request: Request): Promise<Response> {
  const body: unknown = await request.json().catch(() => null);
  return respond((engine) => engine.addWaiver(body));
}

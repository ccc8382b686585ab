import { respond } from '../../../server/respond.ts';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return respond((engine) => engine.capabilities(new URL(request.url).searchParams, request.signal));
}

import { respondRows } from '../../../server/respond.ts';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return respondRows('visits', request);
}

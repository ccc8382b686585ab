import { respondLines } from '../../respond-lines.ts';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return respondLines((engine) => engine.showDemo(request.signal));
}

import { respond } from '../../../server/respond.ts';
import { respondLines } from '../../respond-lines.ts';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return respond((engine) => engine.imports(new URL(request.url).searchParams.get('workspace')));
}

export function POST(request: Request): Promise<Response> {
  return respondLines((engine) => engine.importUpload(request));
}

import { respond } from '../../../server/respond.ts';
import { member } from '../../respond-lines.ts';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return respond((engine) => engine.served());
}

export function POST(request: Request): Promise<Response> {
  return respond(async (engine) => engine.show(await member(request, 'show')));
}

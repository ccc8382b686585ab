import { respond } from '../../../server/respond.ts';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return respond((engine) => engine.openApi());
}

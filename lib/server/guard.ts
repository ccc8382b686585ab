import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** Whom a server answers. */
export type Guard = {
  readonly port: number;
  /** Host names beside the loopback ones, lower case. */
  readonly allowedHosts: readonly string[];
  /** Demanded from everybody when given. */
  readonly token: string | null;
};

export type Refusal = {
  readonly status: 401 | 403 | 421;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
};

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address to listen on is this machine's own. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function splitHost(header: string): { name: string; port: number } | null {
  const [, name, port] = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::(\d{1,5}))?$/i.exec(header) ?? [];
  return name ? { name: name.toLowerCase(), port: port ? Number(port) : 80 } : null;
}

function hostIsKnown(header: string | undefined, guard: Guard): boolean {
  const host = header ? splitHost(header) : null;
  if (!host) return false;
  if (loopbackNames.has(host.name)) return host.port === guard.port;
  return guard.allowedHosts.includes(host.name);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function carries(token: string, headers: IncomingHttpHeaders): boolean {
  const [, bearer] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const [, basic] = /^Basic (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const password = basic
    ? Buffer.from(basic, 'base64')
        .toString('utf8')
        .replace(/^[^:]*:/, '')
    : undefined;
  return [bearer, password].some((given) => given !== undefined && sameText(given, token));
}

function crossSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin, host } = headers;
  if (origin === undefined) return false;
  try {
    return new URL(origin).host !== new URL(`http://${host}`).host;
  } catch {
    return true;
  }
}

/**
 * Why a request is not answered, or null. A page of another site can reach a local server through the reader's
 * browser: a foreign Host is DNS rebinding, a foreign Origin on a write is a forged request.
 */
export function refuse(method: string, headers: IncomingHttpHeaders, guard: Guard): Refusal | null {
  if (!hostIsKnown(headers.host, guard)) {
    return {
      status: 421,
      code: 'wrong_host',
      message: `This server does not answer for the host "${headers.host ?? ''}".`,
      hint: `Open http://127.0.0.1:${guard.port}, or allow the name with --allow-host.`,
    };
  }
  if (!['GET', 'HEAD', 'OPTIONS'].includes(method) && crossSite(headers)) {
    return {
      status: 403,
      code: 'cross_site',
      message: 'A write that comes from another site is refused.',
      hint: 'Send it from the dashboard itself, or from a program without an Origin header.',
    };
  }
  if (guard.token !== null && !carries(guard.token, headers)) {
    return {
      status: 401,
      code: 'token_required',
      message: 'This server demands a token.',
      hint: 'Send Authorization: Bearer TOKEN, or give the token as the password.',
    };
  }
  return null;
}

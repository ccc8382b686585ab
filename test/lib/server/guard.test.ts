import { expect, test } from 'vitest';
import { isLoopback, refuse } from '../../../lib/server/guard.ts';

const local = { port: 3000, allowedHosts: [], token: null };
const open = { port: 3000, allowedHosts: ['crm.example'], token: 'a-long-enough-token' };

test.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'LOCALHOST:3000'])(
  '%s is this machine',
  (host) => {
    expect(refuse('GET', { host }, local)).toBeNull();
  },
);

test.each([
  'evil.example',
  'evil.example:3000',
  '127.0.0.1:3001',
  '127.0.0.1',
  'localhost.evil.example:3000',
  'a@127.0.0.1:3000',
  undefined,
])('the host %s is refused', (host) => {
  expect(refuse('GET', { host }, local)).toMatchObject({ status: 421 });
});

const host = '127.0.0.1:3000';

test.each([
  [{ host, origin: 'http://evil.example' }],
  [{ host, origin: 'null' }],
  [{ host, origin: 'http://127.0.0.1:4000' }],
  [{ host, 'sec-fetch-site': 'cross-site' }],
  [{ host, 'sec-fetch-site': 'same-site' }],
])('a write with %o is refused', (headers) => {
  expect(refuse('POST', headers, local)).toMatchObject({ status: 403 });
  expect(refuse('GET', headers, local)).toBeNull();
});

test('a write from the dashboard itself, or from a program, goes through', () => {
  expect(
    refuse('POST', { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, local),
  ).toBeNull();
  expect(refuse('POST', { host }, local)).toBeNull();
});

test('beyond loopback the name and the token are both demanded', () => {
  const basic = Buffer.from('any:a-long-enough-token').toString('base64');
  expect(refuse('GET', { host: 'crm.example' }, open)).toMatchObject({ status: 401 });
  expect(
    refuse('GET', { host: 'other.example', authorization: 'Bearer a-long-enough-token' }, open),
  ).toMatchObject({ status: 421 });
  expect(refuse('GET', { host: 'crm.example', authorization: 'Bearer wrong' }, open)).toMatchObject({
    status: 401,
  });
  expect(
    refuse('GET', { host: 'crm.example', authorization: 'Bearer a-long-enough-token' }, open),
  ).toBeNull();
  expect(refuse('GET', { host: 'crm.example', authorization: `Basic ${basic}` }, open)).toBeNull();
});

test('0.0.0.0 is not loopback, 127.0.0.2 is', () => {
  expect([
    isLoopback('0.0.0.0'),
    isLoopback('127.0.0.2'),
    isLoopback('::1'),
    isLoopback('127.evil.example'),
  ]).toEqual([false, true, true, false]);
});

import { chooseSystemProxy, chosenProxy, readScutil } from '@core/proxy.ts';
import { describe, expect, test } from 'vitest';

/** Constructed after scutil(8); no Mac has printed it. */
const sample = `<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
    2 : intranet.example.com
    3 : *.example.org
    4 : 10.0.0.0/8
  }
  ExcludeSimpleHostnames : 1
  FTPPassive : 1
  HTTPEnable : 1
  HTTPPort : 8080
  HTTPProxy : plain.example.net
  HTTPSEnable : 1
  HTTPSPort : 3128
  HTTPSProxy : proxy.example.net
  ProxyAutoConfigEnable : 0
  SOCKSEnable : 0
}
`;
const off = '<dictionary> {\n  HTTPSEnable : 0\n  HTTPSProxy : proxy.example.net\n  HTTPSPort : 3128\n}\n';

describe('the proxy that macOS has set', () => {
  test('is the one for https, with its port', () => {
    const system = readScutil(sample);
    expect(system.https).toEqual({ host: 'proxy.example.net', port: 3128 });
    expect(chooseSystemProxy('reports.example.com', system)).toEqual({
      kind: 'proxy',
      url: 'http://proxy.example.net:3128',
    });
  });

  test.each([
    'a.local',
    'intranet.example.com',
    'INTRANET.example.com',
    'a.b.example.org',
    'example.org',
    '10.1.2.3',
    '169.254.7.7',
    'server',
  ])('is not used for the exception %s', (host) =>
    expect(chooseSystemProxy(host, readScutil(sample))).toEqual({ kind: 'direct' }),
  );

  test.each(['other.example.com', 'localx', 'badexample.org', '11.0.0.1', '169.255.0.1', '2001:db8::1'])(
    'is used for %s',
    (host) =>
      expect(
        chooseSystemProxy(host.includes('.') || host.includes(':') ? host : `${host}.example`, readScutil(sample)).kind,
      ).toBe('proxy'),
  );

  test.each([
    ['switched off', off],
    ['not there', '<dictionary> {\n}\n'],
    ['not to be asked', ''],
    ['junk', '\u0000}{<array>\n:::'],
    [
      'a script, which is not run',
      '<dictionary> {\n  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://192.0.2.1/a.pac\n}\n',
    ],
    ['on port 0', sample.replace('3128', '0')],
    ['a host with a space', sample.replace('proxy.example.net', 'a b')],
  ])('that is %s means the straight way', (_, text) =>
    expect(chooseSystemProxy('reports.example.com', readScutil(text))).toEqual({ kind: 'direct' }),
  );

  test('that speaks only SOCKS is not gone around', () =>
    expect(chooseSystemProxy('reports.example.com', readScutil('<dictionary> {\n  SOCKSEnable : 1\n}\n')).kind).toBe(
      'unsupported',
    ));
});

test.each([
  ['', 'direct'],
  ['http://127.0.0.1:3128', 'proxy'],
  ['https://proxy.example.net/', 'proxy'],
  ['socks5://127.0.0.1:9050', 'unsupported'],
  ['http://a b', 'unsupported'],
  ['http://::::', 'unsupported'],
  ['http://name:word@proxy.example.net:3128', 'proxy'],
  ['http://[2001:db8::1]:3128/', 'proxy'],
  ['http://proxy.example.net:99999', 'unsupported'],
])('a proxy written as %j is %s', (url, kind) => expect(chosenProxy(url).kind).toBe(kind));

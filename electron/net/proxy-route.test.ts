import { describe, expect, it } from 'vitest';
import { proxyFrom } from './proxy-from-environment.ts';
import { routesOf } from './proxy-route.ts';

describe('proxy lists', () => {
  const shown = (list: string) =>
    routesOf(list, 'spine.example').map((route) =>
      route.kind === 'direct' ? 'direct' : `${route.url} ${route.shown}`,
    );

  it('are read in order', () => {
    expect(shown('PROXY a:80; HTTPS b:443; SOCKS5 c:1; DIRECT')).toEqual([
      'http://a:80 a',
      'https://b:443 b',
      'direct',
    ]);
    expect(shown('proxy user:pass@a:3128')).toEqual(['http://user:pass@a:3128 a:3128']);
    expect(shown('')).toEqual(['direct']);
  });

  it('with nothing usable are an error', () => {
    expect(() => shown('SOCKS a:1; SOCKS5 b:2')).toThrow(
      expect.objectContaining({ code: 'LAN-3012', details: { host: 'spine.example', kinds: 'SOCKS, SOCKS5' } }),
    );
    expect(() => shown('PROXY')).toThrow(expect.objectContaining({ code: 'LAN-3012' }));
  });
});

describe('the environment', () => {
  const origin = 'https://sbapi.nis1.example:8443/';
  const withProxy = (more: Record<string, string> = {}) =>
    proxyFrom({ HTTPS_PROXY: 'http://proxy:3128', ...more }, origin);

  it('names the proxy', () => {
    expect(withProxy()).toBe('PROXY proxy:3128');
    expect(proxyFrom({ https_proxy: 'proxy:3128' }, origin)).toBe('PROXY proxy:3128');
    expect(proxyFrom({ HTTPS_PROXY: 'https://proxy' }, origin)).toBe('HTTPS proxy:443');
    expect(proxyFrom({ ALL_PROXY: 'http://u:p@proxy:1' }, origin)).toBe('PROXY u:p@proxy:1');
    expect(proxyFrom({ HTTPS_PROXY: 'socks5://proxy:1' }, origin)).toBe('SOCKS5 proxy:1');
    expect(proxyFrom({}, origin)).toBe('DIRECT');
    expect(proxyFrom({ HTTPS_PROXY: '::' }, origin)).toBe('DIRECT');
  });

  it('excepts hosts, what is below them, ports, and all', () => {
    for (const list of [
      '*',
      'sbapi.nis1.example',
      'example',
      '.example',
      '*.example',
      'a, nis1.example',
      'example:8443',
    ])
      expect(withProxy({ NO_PROXY: list })).toBe('DIRECT');
    for (const list of ['other', 'xample', 'example:443', 'nis1'])
      expect(withProxy({ NO_PROXY: list })).toBe('PROXY proxy:3128');
  });
});

import { describe, expect, it } from 'vitest';
import { openUnseen } from './unseen-address.ts';

const secret = 'https://am.example:443/connect/endSession?id_token_hint=eyJ.secret.token';
const ask = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init });
const soon = () => AbortSignal.timeout(5_000);

describe('an address with a secret', () => {
  it('[CIS2-36] is not in what the browser is opened with, and is told once', async () => {
    const opened: string[] = [];
    const answers: [number, string | null][] = [];
    let stranger = 0;
    await openUnseen(
      secret,
      async (url) => {
        opened.push(url);
        stranger = (await ask(new URL('/other', url).href)).status;
        const browser = [await ask(url), await ask(url)];
        answers.push(
          ...browser.map(({ status, headers }): [number, string | null] => [status, headers.get('location')]),
        );
        expect(browser[0]?.headers.get('referrer-policy')).toBe('no-referrer');
        expect(browser[0]?.headers.get('cache-control')).toBe('no-store');
      },
      soon(),
    );
    expect(opened[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
    expect(stranger).toBe(404);
    expect(answers).toEqual([
      [302, secret],
      [404, null],
    ]);
    await expect(ask(opened[0] ?? '')).rejects.toThrow();
  });

  it('is not kept for a browser that does not come, or does not open', async () => {
    let opened = '';
    const nobody = openUnseen(secret, (url) => ((opened = url), Promise.resolve()), AbortSignal.timeout(50));
    await expect(nobody).rejects.toMatchObject({ code: 'LAN-4103' });
    await expect(ask(opened)).rejects.toThrow();
    const broken = openUnseen(secret, () => Promise.reject(new Error('no browser')), soon());
    await expect(broken).rejects.toMatchObject({ code: 'LAN-4103' });
  });
});

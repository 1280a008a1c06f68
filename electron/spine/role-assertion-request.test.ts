import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newTicket } from '../../test/simulator/spine/invented-profiles.ts';
import { roleAssertionAddress } from './environments.ts';
import { roleAssertionUrl } from './role-assertion-request.ts';

const base = 'https://spine.example/saml/RoleAssertion';

describe('the address of a role assertion', () => {
  it('[CIS1-15] holds the ticket percent-encoded exactly once', () => {
    expect(roleAssertionUrl(base, 'a+b/c=d@e#f%g&h*.-_')).toBe(`${base}?token=a%2Bb%2Fc%3Dd%40e%23f%25g%26h*.-_`);
    const printable = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((n) => String.fromCharCode(n)),
      minLength: 1,
    });
    fc.assert(
      fc.property(printable, (ticket) => {
        const url = new URL(roleAssertionUrl(base, ticket));
        expect(url.searchParams.get('token')).toBe(ticket);
        expect([...url.searchParams.keys()]).toEqual(['token']);
        expect(url.hash).toBe('');
      }),
    );
  });

  it('keeps a query that is already there', () => {
    expect(roleAssertionUrl(`${base}?site=a`, 'x')).toBe(`${base}?site=a&token=x`);
    expect(roleAssertionUrl(`${base}?`, 'x')).toBe(`${base}?token=x`);
    expect(roleAssertionUrl('https://spine.example:8443', 'x')).toBe('https://spine.example:8443/?token=x');
  });

  it.each([null, '', 'nonsense', 'http://spine.example/', 'https://user:pass@spine.example/'])(
    'cannot be made from %s',
    (address) => {
      expect(() => roleAssertionUrl(address, 'x')).toThrow(expect.objectContaining({ code: 'LAN-3013' }));
    },
  );

  it.each(['', 'a b', 'a\nb', 'é', '\ud800', 'x'.repeat(16_385)])('refuses an impossible ticket', (ticket) => {
    expect(() => roleAssertionUrl(base, ticket)).toThrow(expect.objectContaining({ code: 'LAN-3415' }));
  });

  it('is known for the national environments', () => {
    expect(roleAssertionAddress('integration')).toEqual({
      url: 'https://sbapi.nis1.national.ncrs.nhs.uk/saml/RoleAssertion',
      confirmed: true,
    });
    expect(roleAssertionAddress('live')?.confirmed).toBe(false);
    expect(roleAssertionAddress('simulator')).toBeNull();
    expect(roleAssertionAddress('constructor')).toBeNull();
  });
});

describe('simulated tickets', () => {
  it('have the form seen in samples, with every unsafe character', () => {
    for (let count = 0; count < 50; count++) {
      expect(newTicket()).toMatch(/^AQIC5wM2LY4Sfc\+\/[A-Za-z0-9+/]{31}=@AAJTSQACMDE=#$/);
      expect(newTicket()).toHaveLength(62);
    }
  });
});

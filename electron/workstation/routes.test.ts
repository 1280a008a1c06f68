import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOfRoutes, signInRoutes, type SignInRoute } from './routes.ts';
import { workstationState, type WorkstationKind } from './state.ts';
import { nothing } from './test-data.ts';

const computer = (kind: WorkstationKind) => ({ ...workstationState(nothing), kind });
const both: readonly SignInRoute[] = ['agent', 'browser'];

describe('the order of routes', () => {
  it('is that of the settings where both can be used', () => {
    for (const kind of ['agent', 'agent-and-credential-management'] as const) {
      expect(orderOfRoutes(both, computer(kind), true)).toEqual({ routes: ['agent', 'browser'], leftOut: [] });
      expect(orderOfRoutes(['browser', 'agent'], computer(kind), true).routes).toEqual(['browser', 'agent']);
    }
  });

  it('leaves the agent out where there is none, and says which of the two reasons', () => {
    expect(orderOfRoutes(both, computer('none'), true)).toEqual({
      routes: ['browser'],
      leftOut: [{ route: 'agent', code: 'LAN-8101' }],
    });
    expect(orderOfRoutes(both, computer('smartcard-connect'), true).leftOut).toEqual([
      { route: 'agent', code: 'LAN-8102' },
    ]);
  });

  it('leaves the browser out where CIS2 is not set up', () => {
    expect(orderOfRoutes(both, computer('agent'), false)).toEqual({
      routes: ['agent'],
      leftOut: [{ route: 'browser', code: 'LAN-4014' }],
    });
  });

  it('may be empty, with a reason for each', () => {
    expect(orderOfRoutes(both, computer('none'), false)).toEqual({
      routes: [],
      leftOut: [
        { route: 'agent', code: 'LAN-8101' },
        { route: 'browser', code: 'LAN-4014' },
      ],
    });
  });

  it('never invents, repeats or loses a route', () => {
    const kinds = fc.constantFrom<WorkstationKind>(
      'agent',
      'agent-and-credential-management',
      'smartcard-connect',
      'none',
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signInRoutes)), kinds, fc.boolean(), (settings, kind, cis2) => {
        const { routes, leftOut } = orderOfRoutes(settings, computer(kind), cis2);
        const all = [...routes, ...leftOut.map(({ route }) => route)];
        expect(new Set(all)).toEqual(new Set(settings));
        expect(all.length).toBe(new Set(settings).size);
        expect(routes).toEqual([...new Set(settings)].filter((route) => routes.includes(route)));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { zoomAfter, zoomWishOf } from './zoom.ts';

const key = (name: string, control = true) =>
  zoomWishOf({ type: 'keyDown', key: name, control, meta: false, alt: false });

describe('zoom', () => {
  it('goes from 100 to 400 % and back, and stops there', () => {
    let factor = 1;
    for (let press = 0; press < 20; press += 1) factor = zoomAfter(factor, 'in');
    expect(factor).toBe(4);
    for (let press = 0; press < 20; press += 1) factor = zoomAfter(factor, 'out');
    expect(factor).toBe(1);
    expect(zoomAfter(2.5, 'reset')).toBe(1);
  });

  it('listens to the keys people know', () => {
    expect([key('+'), key('='), key('-'), key('0'), key('a'), key('+', false)]).toEqual([
      'in',
      'in',
      'out',
      'reset',
      null,
      null,
    ]);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf, placeOn, readPlaces, withPlace, writePlaces, type Places } from './window-place.ts';

const one = { x: 0, y: 0, width: 1920, height: 1040 };
const two = { x: 1920, y: 0, width: 1280, height: 984 };
const bounds = { x: 2000, y: 40, width: 420, height: 560 };

describe('the place of the window', () => {
  it('is remembered for each arrangement of screens', () => {
    const desk = withPlace([], layoutOf([one, two]), bounds);
    const both = withPlace(desk, layoutOf([one]), { ...bounds, x: 10 });
    expect(placeOn(both, [two, one])).toEqual(bounds);
    expect(placeOn(both, [one])).toEqual({ ...bounds, x: 10 });
    expect(placeOn(both, [two])).toBeNull();
  });

  it.each([
    { x: 1900, y: 40 },
    { x: -400, y: 40 },
    { x: 10, y: -300 },
    { x: 10, y: 1030 },
  ])('is given up where nobody could take hold of it: %j', (corner) => {
    const places = withPlace([], layoutOf([one]), { ...bounds, ...corner });
    expect(placeOn(places, [one])).toBeNull();
  });

  it('never lies out of sight, and few are kept', () => {
    const coordinate = fc.integer({ min: -3_000, max: 6_000 });
    const size = fc.integer({ min: 1, max: 4_000 });
    const rectangle = fc.record({ x: coordinate, y: coordinate, width: size, height: size });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(rectangle, { minLength: 1, maxLength: 3 }), rectangle)), (visits) => {
        let places: Places = [];
        for (const [areas, where] of visits) {
          places = withPlace(places, layoutOf(areas), where);
          const put = placeOn(places, areas);
          expect(places.length).toBeLessThanOrEqual(20);
          if (put === null) continue;
          expect(put).toEqual(where);
          const seen = areas.some(
            (area) =>
              put.x < area.x + area.width &&
              put.x + put.width > area.x &&
              put.y >= area.y &&
              put.y < area.y + area.height,
          );
          expect(seen).toBe(true);
        }
      }),
    );
  });
});

describe('its file', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'lanyard-place-')), 'deep', 'window.json');

  it('is read as it was written', () => {
    const places = withPlace([], layoutOf([one]), bounds);
    expect(readPlaces(file)).toEqual([]);
    writePlaces(file, places);
    expect(readPlaces(file)).toEqual(places);
  });

  it.each([
    '',
    '{',
    '[{"layout":"x","bounds":{"x":"1"}}]',
    JSON.stringify([{ layout: 'x', bounds, more: 1 }]),
    '['.repeat(20_000),
  ])('costs the place only, whatever is in it: %.30s', (text) => {
    writeFileSync(file, text);
    expect(readPlaces(file)).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { placeOf } from './place.ts';

it('an installed Lanyard is its own first argument', () => {
  const argv = ['/opt/Lanyard/lanyard', 'cards', '--no-sandbox', '--json'];
  expect(placeOf({ argv, versions: { electron: '45.4.1' } })).toEqual({ packaged: true, args: ['cards', '--json'] });
});

it.each([
  { argv: ['node', 'out/cli/main.js', 'cards'], versions: {} },
  { argv: ['electron', '.', 'cards'], versions: { electron: '45.4.1' }, defaultApp: true },
])('a working tree is not packaged: %j', (running) => {
  expect(placeOf(running)).toEqual({ packaged: false, args: ['cards'] });
});

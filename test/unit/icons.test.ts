import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { trayMarks } from '../../electron/desktop/tray-view.ts';

const icons = path.join(import.meta.dirname, '..', '..', 'build', 'icons');

/** Width and height of a PNG, pixels; they stand at a fixed place after its signature. */
function sizeOf(png: Buffer): number[] {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('the icons', () => {
  it.each(trayMarks)('of the tray: %s is there for every scale of a screen', (mark) => {
    for (const [suffix, size] of Object.entries({ '': 16, '@1.25x': 20, '@1.5x': 24, '@2x': 32, '@3x': 48 })) {
      expect(sizeOf(readFileSync(path.join(icons, 'tray', `${mark}${suffix}.png`)))).toEqual([size, size]);
    }
  });

  it('of the program are as large as their names say', () => {
    for (const name of readdirSync(path.join(icons, 'app'))) {
      expect(`${sizeOf(readFileSync(path.join(icons, 'app', name))).join('x')}.png`).toBe(name);
    }
  });

  it('of Windows holds every size it asks for', () => {
    const ico = readFileSync(path.join(icons, 'app.ico'));
    const count = ico.readUInt16LE(4);
    const sizes = Array.from({ length: count }, (_, index) => {
      const entry = 6 + 16 * index;
      const image = ico.subarray(ico.readUInt32LE(entry + 12)).subarray(0, ico.readUInt32LE(entry + 8));
      const [width = 0] = sizeOf(image);
      expect(ico.readUInt8(entry)).toBe(width % 256);
      return width;
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });
});

import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** Device-independent pixels of the whole desktop. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window stood, for each arrangement of screens it has met; the latest last. */
export type Places = readonly { readonly layout: string; readonly bounds: Rectangle }[];

/** How many arrangements are remembered: desks, docks, remote desktops. */
const mostLayouts = 20;
const mostBytes = 10_000;

const pixel = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));
const placesSchema = v.pipe(
  v.array(
    v.strictObject({
      layout: v.pipe(v.string(), v.maxLength(500)),
      bounds: v.strictObject({ x: pixel, y: pixel, width: pixel, height: pixel }),
    }),
  ),
  v.maxLength(mostLayouts),
);

/** Names an arrangement of screens by their work areas, whatever order they are listed in. */
export function layoutOf(workAreas: readonly Rectangle[]): string {
  const named = workAreas.map(({ x, y, width, height }) => [x, y, width, height].join(' '));
  return named.toSorted().join(';').slice(0, 500);
}

/** The places with this one added; the oldest are forgotten. */
export function withPlace(places: Places, layout: string, bounds: Rectangle): Places {
  return [...places.filter((place) => place.layout !== layout), { layout, bounds }].slice(-mostLayouts);
}

/**
 * Where to put the window on these screens: where it stood last time, as far as it can be seen and taken hold of there;
 * else `null`, and the system decides.
 */
export function placeOn(places: Places, workAreas: readonly Rectangle[]): Rectangle | null {
  const bounds = places.find((place) => place.layout === layoutOf(workAreas))?.bounds;
  return bounds !== undefined && workAreas.some((area) => canBeHeld(bounds, area)) ? bounds : null;
}

/** Enough of its upper edge is on this screen to be dragged by it. */
function canBeHeld({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const visible = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return visible >= Math.min(100, width) && width > 0 && y >= area.y && y <= area.y + area.height - 50;
}

/** What the file says; whatever is wrong with it, only the place is lost. */
export function readPlaces(file: string): Places {
  try {
    if (statSync(file).size > mostBytes) return [];
    return v.parse(placesSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

/** Writes the file; a disk that is full costs the place only. */
export function writePlaces(file: string, places: Places): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const fresh = `${file}.${String(process.pid)}`;
    writeFileSync(fresh, JSON.stringify(places));
    renameSync(fresh, file);
  } catch {
    // It stands where the system puts it next time.
  }
}

import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { channels, type Intent, type View } from './contract.ts';
import { registerIpc, type IpcDoor } from './register.ts';

const writeText = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ clipboard: { writeText } }));

const view: View = {
  ribbon: 'live',
  simulatedCards: false,
  at: 0,
  canSignIn: false,
  routes: ['agent'],
  authenticators: [],
  newer: null,
  language: 'en',
  readers: { service: 'running', outage: null, names: [], withCard: [] },
  screen: { name: 'waiting-for-card' },
};

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** As much of a window as the door uses. */
function fakeWindow() {
  const handlers = new Map<string, Handler>();
  const ipc = Object.assign(new EventEmitter(), {
    handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
  });
  const mainFrame = { origin: 'app://lanyard' };
  const webContents = { ipc, mainFrame, send: vi.fn() };
  return { webContents, handlers, isDestroyed: () => false };
}

let window: ReturnType<typeof fakeWindow>;
let door: IpcDoor;
const intents: Intent[] = [];
const refused: unknown[] = [];

beforeEach(() => {
  window = fakeWindow();
  intents.length = 0;
  refused.length = 0;
  writeText.mockClear();
  door = registerIpc({
    window: window as unknown as BrowserWindow,
    currentView: () => view,
    onIntent: (intent) => intents.push(intent),
    onRefused: ({ code, details }) => refused.push([code, details['channel'], details['problem']]),
  });
});

const ourEvent = () => ({ sender: window.webContents, senderFrame: window.webContents.mainFrame });
const ask = (event: unknown, ...args: unknown[]) => window.handlers.get(channels.currentView)?.(event, ...args);

describe('registerIpc', () => {
  it('passes on what fits', () => {
    window.webContents.ipc.emit(channels.intent, ourEvent(), 'sign-in');
    window.webContents.ipc.emit(channels.copy, ourEvent(), 'LAN-9001');
    expect(intents).toEqual(['sign-in']);
    expect(writeText).toHaveBeenCalledExactlyOnceWith('LAN-9001');
    expect(refused).toEqual([]);
  });

  it.each([
    [channels.intent, undefined],
    [channels.intent, 'quit'],
    [channels.intent, { name: 'sign-in' }],
    [channels.intent, ['sign-in']],
    [channels.copy, ''],
    [channels.copy, 'x'.repeat(2_001)],
    [channels.copy, 12],
  ])('refuses on %s what does not fit: %j', (channel, argument) => {
    window.webContents.ipc.emit(channel, ourEvent(), argument);
    expect(intents).toEqual([]);
    expect(writeText).not.toHaveBeenCalled();
    expect(refused).toEqual([['LAN-9004', channel, 'shape']]);
  });

  it('refuses one argument too many', () => {
    window.webContents.ipc.emit(channels.intent, ourEvent(), 'sign-in', 'sign-out');
    expect(refused).toEqual([['LAN-9004', channels.intent, 'shape']]);
    expect(() => ask(ourEvent(), 'more')).toThrow();
  });

  it('refuses every other sender', () => {
    const strangers = [
      { ...ourEvent(), senderFrame: null },
      { ...ourEvent(), senderFrame: { origin: 'app://lanyard' } },
      { ...ourEvent(), sender: {} },
    ];
    for (const stranger of strangers) {
      window.webContents.ipc.emit(channels.intent, stranger, 'sign-in');
      expect(() => ask(stranger)).toThrow();
    }
    window.webContents.mainFrame.origin = 'https://lanyard';
    expect(() => ask(ourEvent())).toThrow();
    expect(intents).toEqual([]);
    expect(refused).toHaveLength(7);
  });

  it('sends views only once the page has asked, and never one that does not fit', () => {
    door.show(view);
    expect(window.webContents.send).not.toHaveBeenCalled();
    expect(ask(ourEvent())).toEqual(view);
    door.show(view);
    expect(window.webContents.send).toHaveBeenCalledExactlyOnceWith(channels.view, view);
    door.show({ ...view, ticket: 'secret' } as View);
    expect(window.webContents.send).toHaveBeenCalledTimes(1);
    expect(refused).toEqual([['LAN-9001', channels.view, 'shape']]);
  });
});

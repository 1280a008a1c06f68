import { expect, test } from 'vitest';
import { settingsFileOf } from './option.ts';

test.each([[['.', '--settings', 'a.json']], [['.', '--settings=a.json', '--other']]])(
  'takes the file of %j',
  (args) => {
    expect(settingsFileOf(args, { packaged: false })).toBe('a.json');
  },
);

test('without the option there is none', () => {
  expect(settingsFileOf(['.'], { packaged: false })).toBeNull();
});

test('a packaged build refuses it', () => {
  expect(() => settingsFileOf(['--settings', 'a.json'], { packaged: true })).toThrow(
    expect.objectContaining({ code: 'LAN-5005' }) as Error,
  );
});

test.each([[['--settings']], [['--settings', '--other']], [['--settings=']]])('%j lacks its file', (args) => {
  expect(() => settingsFileOf(args, { packaged: false })).toThrow(
    expect.objectContaining({ code: 'LAN-9002' }) as Error,
  );
});

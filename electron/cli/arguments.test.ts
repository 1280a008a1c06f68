import { describe, expect, test } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import { readCommandLine, usage } from './arguments.ts';

const refused = (args: string[]) => {
  try {
    readCommandLine(args);
  } catch (error) {
    if (error instanceof LanyardError) return error;
  }
  throw new Error(`${args.join(' ')} was not refused`);
};

describe('the command line', () => {
  test('commands and their options', () => {
    expect(readCommandLine(['cards', '--watch', '--json'])).toMatchObject({
      command: 'cards',
      watch: true,
      json: true,
    });
    expect(readCommandLine(['sign-in', '--settings', 'a.json'])).toMatchObject({
      command: 'sign-in',
      settings: 'a.json',
    });
    const line = readCommandLine(['assertion', 'a.xml', '--ticket', 't', '--received-at', '2026-11-02T09:14:00Z']);
    expect(readCommandLine(['audit', 'show', '--last', '5', '--folder', 'f'])).toMatchObject({
      command: 'audit show',
      last: 5,
      folder: 'f',
    });
    expect(readCommandLine(['audit', 'verify', '--json'])).toMatchObject({ command: 'audit verify', json: true });
    expect(readCommandLine(['settings', 'a.json', '--json'])).toMatchObject({ command: 'settings', files: ['a.json'] });
    expect(readCommandLine(['settings'])).toMatchObject({ command: 'settings', files: [] });
    expect(readCommandLine(['support-file', 'a.zip', '--force'])).toMatchObject({ files: ['a.zip'], force: true });
    expect(readCommandLine(['support-file'])).toMatchObject({ command: 'support-file', files: [], force: false });
    expect(line).toMatchObject({ files: ['a.xml'], ticket: 't', receivedAt: Date.UTC(2026, 10, 2, 9, 14) });
  });

  test.each([
    [[]],
    [['help']],
    [['--help']],
    [['cards', '--help']],
    [['audit', '--help']],
    [['audit', 'show', '--help']],
  ])('%j asks for help', (args) => {
    expect(readCommandLine(args)).toMatchObject({ command: 'help' });
  });

  test('answers --version, and says so', () => {
    expect(readCommandLine(['--version'])).toMatchObject({ command: 'version' });
    expect(usage).toContain('--version');
  });

  test.each([
    [['dance']],
    [['constructor']],
    [['cards', '--fast']],
    [['cards', 'file']],
    [['assertion']],
    [['assertion', 'a', 'b']],
    [['assertion', 'a', '--ticket']],
    [['assertion', 'a', '--received-at', 'yesterday']],
    [['settings', 'a.json', 'b.json']],
    [['audit']],
    [['audit', 'mend']],
    [['audit', 'verify', 'file']],
    [['audit', 'show', '--last', '0']],
  ])('%j is refused', (args) => {
    expect(refused(args).code).toBe('LAN-9002');
  });

  test('a value is never repeated: it may be a ticket in the wrong place', () => {
    const secret = 'AQIC5wM2LY4Sfc-secret';
    for (const args of [
      ['assertion', 'a', `--tiket=${secret}`],
      ['assertion', 'a', secret],
      ['cards', `--${secret}`],
    ]) {
      expect(refused(args).message).not.toContain('AQIC5wM2LY4Sfc');
    }
  });
});

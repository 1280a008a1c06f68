import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  changeComputer,
  codeOf,
  computer,
  emptyRegistry,
  folder,
  keys,
  number,
  open,
  policyKey,
  put,
  putChoices,
  putMachine,
  putPolicy,
  refusalsOf,
  text,
} from './test-computer.ts';

describe('the layers', () => {
  test('without any, everything is as it comes', () => {
    const opened = open();
    expect(opened.settings.environment).toBe('live');
    expect(opened.sources['session.idleLimit']).toEqual({ from: 'default', locked: false });
    expect([opened.refusals, [...opened.locked]]).toEqual([[], []]);
  });

  test('each overrides those below it; policy locks', () => {
    keys['HKLM\\Software\\Lanyard\\Settings'] = { 'window.theme': text('light'), environment: text('training') };
    putMachine({ window: { theme: 'dark', language: 'en' }, environment: 'integration' });
    putChoices({ window: { language: 'cy', alwaysOnTop: true, hideOnClose: false } });
    putPolicy({ 'window.alwaysOnTop': number(0), 'window.hideOnClose': number(0) }, 'HKCU');
    putPolicy({ 'window.hideOnClose': number(1) });
    const { settings, sources, locked, refusals } = open();
    expect(refusals).toEqual([]);
    expect(settings.environment).toBe('integration');
    expect(settings.window).toEqual({ theme: 'dark', language: 'cy', alwaysOnTop: false, hideOnClose: true });
    expect(sources['window.theme']).toEqual({ from: 'machine-file', locked: false });
    expect(sources['window.language']).toEqual({ from: 'user-choice', locked: false });
    expect(sources['window.alwaysOnTop']).toEqual({ from: 'user-policy', locked: true });
    expect(sources['window.hideOnClose']).toEqual({ from: 'machine-policy', locked: true });
    expect([...locked]).toEqual(['window.alwaysOnTop', 'window.hideOnClose']);
  });

  test('what is wrong is refused by name, and the rest still applies', () => {
    putMachine({
      session: { idleLimit: 5, endOnLock: false, endless: true },
      spine: 'https://spine.example',
      windows: {},
      launch: [{ name: 'Records', url: 'http://records.example' }],
      environment: null,
    });
    const opened = open();
    expect(refusalsOf(opened)).toEqual([
      ['machine-file', 'session.idleLimit', 'LAN-5004'],
      ['machine-file', 'session.endless', 'LAN-5003'],
      ['machine-file', 'spine', 'LAN-5004'],
      ['machine-file', 'windows', 'LAN-5003'],
      ['machine-file', 'launch.0.url', 'LAN-5004'],
      ['machine-file', 'environment', 'LAN-5004'],
    ]);
    expect(opened.settings.session).toMatchObject({ idleLimit: 900_000, endOnLock: false });
  });

  test('a name that is wrong is told without control characters, and cut', () => {
    const hostile = '\u001b[2J\u001b]0;signed in\u0007\u202e\r\n';
    putMachine({ [hostile]: 1, session: { [hostile]: 1 }, ['x'.repeat(5_000)]: 1 });
    putPolicy({ [hostile]: { kind: 'expandable', text: '%PATH%' } });
    const { refusals } = open();
    expect(refusals.map(({ key }) => key)).toEqual([
      '?[2J?]0;signed in????',
      'session.?[2J?]0;signed in????',
      `${'x'.repeat(80)}…`,
      '?[2J?]0;signed in????',
    ]);
    expect(JSON.stringify(refusals)).not.toMatch(/\\u|\\r|\\n|\u202e|x{81}/);
  });

  test('a wrong value of policy does not lift what the file says', () => {
    putMachine({ session: { idleLimit: 120_000 } });
    putPolicy({ 'session.idleLimit': text('forever') });
    const opened = open();
    expect(opened.settings.session.idleLimit).toBe(120_000);
    expect(opened.sources['session.idleLimit']).toEqual({ from: 'machine-file', locked: false });
    expect(refusalsOf(opened)).toEqual([['machine-policy', 'session.idleLimit', 'LAN-5004']]);
  });

  test('nobody sets what is not theirs to set', () => {
    putChoices({ session: { idleLimit: 600_000 }, cis2: { brokerUrl: 'https://evil.example' }, overrides: [] });
    putPolicy({ 'cis2.brokerUrl': text('https://broker.example'), 'session.idleLimit': number(60_000) }, 'HKCU');
    const opened = open();
    expect(refusalsOf(opened)).toEqual([
      ['user-choice', 'session.idleLimit', 'LAN-5006'],
      ['user-choice', 'cis2.brokerUrl', 'LAN-5006'],
      ['user-choice', 'overrides', 'LAN-5006'],
      ['user-policy', 'cis2.brokerUrl', 'LAN-5006'],
    ]);
    expect(opened.settings.session.idleLimit).toBe(60_000);
    expect(opened.settings.cis2.brokerUrl).toBeUndefined();
  });

  test('certificate authorities are beside the file, and absolute in the registry', () => {
    putMachine({ spine: { caFile: 'ca.pem' } });
    putPolicy({ 'cis2.caFile': text('ca.pem') });
    const opened = open();
    expect(opened.settings.spine.caFile).toBe(path.join(folder, 'machine', 'ca.pem'));
    expect(opened.settings.cis2.caFile).toBeUndefined();
    expect(refusalsOf(opened)).toEqual([['machine-policy', 'cis2.caFile', 'LAN-5004']]);
  });

  test('blocks for certain computers win within their layer, and only there', () => {
    changeComputer({ environment: { CLIENTNAME: 'WARD3-7' } });
    putMachine({
      session: { idleLimit: 600_000, idleWarning: 30_000 },
      overrides: [
        { clientName: 'WARD3-*', settings: { session: { idleLimit: 300_000, idleWarning: 5 } } },
        { computerName: 'OTHER', settings: { session: { idleLimit: 120_000 } } },
      ],
    });
    const opened = open();
    expect(opened.settings.session).toMatchObject({ idleLimit: 300_000, idleWarning: 30_000 });
    expect(refusalsOf(opened)).toEqual([['machine-file', 'overrides.0.settings.session.idleWarning', 'LAN-5004']]);
    putPolicy({ 'session.idleLimit': number(240_000) });
    expect(open().settings.session.idleLimit).toBe(240_000);
    const block = '{"computerName":"ra-*","settings":{"session":{"idleLimit":180000}}}';
    putPolicy({ 'session.idleLimit': number(240_000), overrides: { kind: 'texts', texts: [block] } });
    expect(open().sources['session.idleLimit']).toEqual({ from: 'machine-policy', locked: true });
    expect(open().settings.session.idleLimit).toBe(180_000);
  });

  test('policy in a file, where there is no registry', () => {
    changeComputer({ registry: null, places: { ...computer.places, policyFile: path.join(folder, 'policy.json') } });
    put(path.join(folder, 'policy.json'), { window: { language: 'cy' } });
    putChoices({ window: { language: 'en' } });
    expect(open().settings.window.language).toBe('cy');
    expect([...open().locked]).toEqual(['window.language']);
  });
});

describe('values for development', () => {
  const development = {
    environment: 'simulator',
    cards: { simulatorSocket: '/tmp/cards' },
    cis2: { brokerUrl: 'http://127.0.0.1:8' },
  };

  test('are refused when packaged', () => {
    putMachine(development);
    const opened = open();
    expect(refusalsOf(opened)).toEqual([
      ['machine-file', 'environment', 'LAN-5007'],
      ['machine-file', 'cis2.brokerUrl', 'LAN-5007'],
      ['machine-file', 'cards.simulatorSocket', 'LAN-5007'],
    ]);
    expect(opened.settings).toMatchObject({ environment: 'live', cards: { readCertificates: false } });
    expect(opened.settings.cards.simulatorSocket).toBeUndefined();
  });

  test('are taken where nothing is packaged', () => {
    putMachine(development);
    const opened = open({ packaged: false });
    expect(opened.refusals).toEqual([]);
    expect(opened.settings).toMatchObject(development);
  });

  test('are refused where policy says live, even where nothing is packaged', () => {
    putMachine(development);
    putPolicy({ environment: text('live') });
    const opened = open({ packaged: false });
    expect(refusalsOf(opened).map(([, key]) => key)).toEqual(['cis2.brokerUrl', 'cards.simulatorSocket']);
    expect(opened.settings.environment).toBe('live');
  });

  test('plain http is refused wherever the environment is live', () => {
    putMachine({ cis2: { issuer: 'http://localhost:8/realms' } });
    expect(refusalsOf(open({ packaged: false }))).toEqual([['machine-file', 'cis2.issuer', 'LAN-5007']]);
  });

  test('a value for development gives way to the one below it', () => {
    putMachine({ cis2: { brokerUrl: 'https://broker.example' } });
    putPolicy({ 'cis2.brokerUrl': text('http://[::1]:8') });
    expect(open().settings.cis2.brokerUrl).toBe('https://broker.example');
  });
});

describe('a source that cannot be told', () => {
  test('is what it last was, also after a restart, and says so', () => {
    putPolicy({ 'session.idleLimit': number(120_000) });
    const opened = open();
    keys[`HKLM\\${policyKey}`] = 'broken';
    opened.lookAgain();
    for (const one of [opened, open()]) {
      expect(one.settings.session.idleLimit).toBe(120_000);
      expect([...one.locked]).toEqual(['session.idleLimit']);
      expect(refusalsOf(one)).toEqual([['machine-policy', null, 'LAN-5008']]);
    }
  });

  test('is nothing where nothing was ever read, or what was read is damaged', () => {
    keys[`HKLM\\${policyKey}`] = 'broken';
    expect(refusalsOf(open())).toEqual([['machine-policy', null, 'LAN-5008']]);
    put(computer.places.lastKnownFile, '{ "machine-policy": [');
    expect(open().settings.session.idleLimit).toBe(900_000);
  });

  test('one that has gone is gone', () => {
    putPolicy({ 'session.idleLimit': number(120_000) });
    open();
    emptyRegistry();
    expect(open().settings.session.idleLimit).toBe(900_000);
    keys[`HKLM\\${policyKey}`] = 'broken';
    expect(open().settings.session.idleLimit).toBe(900_000);
  });

  test.each(['{ "session": {', '[]', '"live"'])('a machine file that reads %s', (damaged) => {
    putMachine({ environment: 'training' });
    const opened = open();
    putMachine(damaged);
    opened.lookAgain();
    expect(opened.settings.environment).toBe('training');
    expect(opened.refusals).toMatchObject([{ layer: 'machine-file' }]);
    putMachine({ environment: 'integration' });
    opened.lookAgain();
    expect([opened.settings.environment, opened.refusals]).toEqual(['integration', []]);
  });

  test.each<[string, (file: string) => void]>([
    [
      'a link that leads nowhere',
      (file) => {
        symlinkSync(path.join(folder, 'share', 'policy.json'), file);
      },
    ],
    [
      'behind a link that leads nowhere',
      (file) => {
        rmdirSync(path.dirname(file));
        symlinkSync(path.join(folder, 'share'), path.dirname(file));
      },
    ],
    [
      'a link to itself',
      (file) => {
        symlinkSync(file, file);
      },
    ],
    [
      'a folder',
      (file) => {
        mkdirSync(file);
      },
    ],
  ])('a policy file that has become %s', (_what, instead) => {
    const policyFile = put(path.join(folder, 'etc', 'policy.json'), { session: { idleLimit: 120_000 } });
    changeComputer({ registry: null, places: { ...computer.places, policyFile } });
    const opened = open();
    rmSync(policyFile);
    instead(policyFile);
    opened.lookAgain();
    for (const one of [opened, open()]) {
      expect(one.settings.session.idleLimit).toBe(120_000);
      expect([...one.locked]).toEqual(['session.idleLimit']);
      expect(refusalsOf(one)).toEqual([['machine-policy', null, 'LAN-5001']]);
    }
  });

  test('a file of the computer or of policy that others can change is refused, and the rest applies', () => {
    const policyFile = put(path.join(folder, 'etc', 'policy.json'), { session: { idleLimit: 120_000 } });
    const { machineFile } = computer.places;
    putMachine({ spine: { caFile: 'theirs.pem' }, environment: 'training' });
    putChoices({ window: { language: 'cy' } });
    let changeable = machineFile;
    const protection = (file: string) => (file === changeable ? path.dirname(file) : null);
    changeComputer({ registry: null, places: { ...computer.places, policyFile }, protection });
    const opened = open();
    expect(refusalsOf(opened)).toEqual([['machine-file', null, 'LAN-5013']]);
    expect(opened.refusals[0]?.error.message).toContain(`can change ${path.dirname(machineFile)}`);
    expect([opened.settings.environment, opened.settings.spine.caFile]).toEqual(['live', undefined]);
    expect([opened.settings.session.idleLimit, opened.settings.window.language]).toEqual([120_000, 'cy']);

    changeable = policyFile;
    put(policyFile, {});
    opened.lookAgain();
    expect(refusalsOf(opened)).toEqual([['machine-policy', null, 'LAN-5013']]);
    expect([opened.settings.environment, opened.settings.session.idleLimit]).toEqual(['training', 120_000]);
    expect([...opened.locked]).toEqual(['session.idleLimit']);
  });

  test('a policy file that has been removed is gone, also with its folder', () => {
    const policyFile = put(path.join(folder, 'etc', 'policy.json'), { session: { idleLimit: 120_000 } });
    changeComputer({ registry: null, places: { ...computer.places, policyFile } });
    const opened = open();
    rmSync(path.dirname(policyFile), { recursive: true });
    opened.lookAgain();
    expect([opened.settings.session.idleLimit, opened.refusals]).toEqual([900_000, []]);
  });

  test('nothing is written where nobody set anything', () => {
    open();
    expect(() => statSync(computer.places.lastKnownFile)).toThrow('ENOENT');
  });
});

describe('what the person chooses', () => {
  test('is in force at once, kept, and taken back', () => {
    const opened = open();
    const told: unknown[] = [];
    const stop = opened.watch((change) => told.push(change));
    opened.chooseByUser('window.language', 'cy');
    expect(opened.settings.window.language).toBe('cy');
    expect(told).toEqual([{ changed: ['window.language'], needRestart: [], refused: [] }]);
    stop();
    expect(open().settings.window.language).toBe('cy');
    expect(JSON.parse(readFileSync(computer.places.choicesFile, 'utf8'))).toEqual({ window: { language: 'cy' } });
    expect(statSync(computer.places.choicesFile).mode & 0o077).toBe(0);
    opened.chooseByUser('window.language', undefined);
    expect(opened.settings.window.language).toBe('system');
    expect(told).toHaveLength(1);
  });

  test('leaves what else is in the file', () => {
    putChoices({ window: { theme: 'dark' }, later: { a: 1 } });
    open().chooseByUser('session.confirmQuit', false);
    expect(JSON.parse(readFileSync(computer.places.choicesFile, 'utf8'))).toEqual({
      window: { theme: 'dark' },
      later: { a: 1 },
      session: { confirmQuit: false },
    });
  });

  test.each([
    ['window.language', 'fr', 'LAN-5004'],
    ['window.colour', 'red', 'LAN-5003'],
    ['session.idleLimit', 60_000, 'LAN-5006'],
    ['window.theme', 'dark', 'LAN-5010'],
  ])('%s = %j is refused', (key, value, code) => {
    putPolicy({ 'window.theme': text('light') });
    const opened = open();
    expect(
      codeOf(() => {
        opened.chooseByUser(key, value);
      }),
    ).toBe(code);
    expect(() => statSync(computer.places.choicesFile)).toThrow('ENOENT');
  });

  test('that cannot be saved', () => {
    put(path.join(folder, 'own'), 'a file where the folder should be');
    expect(
      codeOf(() => {
        open().chooseByUser('window.language', 'cy');
      }),
    ).toBe('LAN-5009');
  });

  test('a damaged file is refused and begun anew', () => {
    putChoices('{');
    const opened = open();
    expect(refusalsOf(opened)).toEqual([['user-choice', null, 'LAN-5002']]);
    opened.chooseByUser('window.language', 'cy');
    expect([opened.settings.window.language, opened.refusals]).toEqual(['cy', []]);
  });
});

describe('--settings FILE', () => {
  test('stands in the place of the file and the choices; policy still holds', () => {
    keys['HKLM\\Software\\Lanyard\\Settings'] = { 'log.days': number(3) };
    putMachine({ environment: 'integration', audit: { days: 30 } });
    putChoices({ window: { language: 'cy' } });
    putPolicy({ 'session.idleLimit': number(120_000) });
    const file = put(path.join(folder, 'given.json'), { environment: 'training', spine: { caFile: 'ca.pem' } });
    const opened = open({ packaged: false, args: ['.', `--settings=${file}`] });
    expect(opened.settings).toMatchObject({
      environment: 'training',
      spine: { caFile: path.join(folder, 'ca.pem') },
      log: { days: 14 },
      audit: { days: 90 },
      window: { language: 'system' },
      session: { idleLimit: 120_000 },
    });
    expect(opened.sources.environment.from).toBe('settings-file');
    opened.chooseByUser('window.language', 'en');
    expect(opened.settings.window.language).toBe('en');
    expect(JSON.parse(readFileSync(computer.places.choicesFile, 'utf8'))).toEqual({ window: { language: 'cy' } });
    expect(opened.sources['window.language'].from).toBe('user-choice');
  });

  test.each([
    ['{ "environment": "LIVE" }', 'LAN-5004'],
    ['{ "wrong": 1 }', 'LAN-5003'],
    ['{', 'LAN-5002'],
    [null, 'LAN-5001'],
  ])('a file that reads %s is refused as a whole', (content, code) => {
    const file = path.join(folder, 'given.json');
    if (content !== null) put(file, content);
    expect(codeOf(() => open({ packaged: false, args: ['--settings', file] }))).toBe(code);
  });

  test('is refused when packaged', () => {
    const file = put(path.join(folder, 'given.json'), {});
    expect(codeOf(() => open({ args: ['--settings', file] }))).toBe('LAN-5005');
  });
});

import { expect, it } from 'vitest';
import { earlyVariableIn, earlyVariables, ignoreVariables, isIgnoredVariable } from './environment.ts';

it('takes out what Electron, Node and TLS obey, and nothing else', () => {
  const environment = {
    ELECTRON_RUN_AS_NODE: '1',
    electron_enable_logging: '1',
    NODE_OPTIONS: '--require evil.js',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_EXTRA_CA_CERTS: 'evil.pem',
    SSLKEYLOGFILE: 'keys.log',
    SSL_CERT_FILE: 'evil.pem',
    OPENSSL_CONF: 'evil.cnf',
    PATH: '/usr/bin',
    SESSIONNAME: 'Console',
    MY_NODE_OPTIONS: 'kept',
    SSLKEYLOGFILES: 'kept',
  };
  ignoreVariables(environment);
  expect(environment).toEqual({
    PATH: '/usr/bin',
    SESSIONNAME: 'Console',
    MY_NODE_OPTIONS: 'kept',
    SSLKEYLOGFILES: 'kept',
  });
});

it('takes a variable out of the real environment', () => {
  process.env['NODE_LANYARD_TEST'] = '1';
  ignoreVariables(process.env);
  expect(process.env['NODE_LANYARD_TEST']).toBeUndefined();
});

it.each([
  ['NODE_DEBUG', 'https'],
  ['node_debug', 'https'],
  ['NODE_DEBUG_NATIVE', 'CRYPTO'],
  ['NODE_REDIRECT_WARNINGS', '/tmp/warnings'],
  ['ELECTRON_DISABLE_SANDBOX', '1'],
  ['Electron_Disable_Sandbox', '0'],
])('finds %s, which takes effect before our code runs', (name, value) => {
  expect(earlyVariableIn({ PATH: '/usr/bin', [name]: value })).toBe(name.toUpperCase());
});

it('starts with what is empty, only looks like one, or can still be taken out', () => {
  expect(earlyVariableIn({ NODE_DEBUG: '', NODE_DEBUGGING: '1', MY_NODE_DEBUG: '1', DEBUG: '*' })).toBeNull();
  expect(earlyVariableIn({ NODE_OPTIONS: '--x', NODE_EXTRA_CA_CERTS: 'ca.pem', NODE_ENV: 'production' })).toBeNull();
});

it('takes out what it finds, too: nothing that is started has it', () => {
  expect(earlyVariables.filter((name) => !isIgnoredVariable(name))).toEqual([]);
});

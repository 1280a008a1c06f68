import { expect, it } from 'vitest';
import { ignoreVariables } from './environment.ts';

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

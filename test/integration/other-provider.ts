import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { call } from '../simulator/cis2/call.ts';
import { adaeze } from './cis2-harness.ts';

/**
 * A plain OpenID provider, set up as its own documentation says, which knows nothing of CIS2: other addresses, algorithm and
 * client, no levels, no `sid`; roles only for who asks with the scope `staff`.
 */
export async function startOtherProvider() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const { privateKey } = await generateKeyPair('PS256', { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'desktop',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/signed-in'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'PS256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', use: 'sig', alg: 'PS256' }] },
    acrValues: ['urn:example:strong'],
    claims: { openid: ['sub'], profile: ['name'], staff: ['nhsid_nrbac_roles'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Nobody Special', nhsid_nrbac_roles: { ...role } }),
    }),
    cookies: { keys: ['not-a-secret'] },
    features: { devInteractions: { enabled: true } },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));

  return {
    issuer,
    /** The group `cis2` of the settings for it. */
    settings: {
      issuer,
      clientId: 'desktop',
      client: 'direct',
      acrValues: ['urn:example:strong'],
      requiredLevel: 0,
      minimumIdentityLevel: 0,
      scopes: ['openid', 'profile', 'staff'],
      algorithms: ['PS256'],
      redirectHost: '127.0.0.1',
      redirectPorts: [0],
      redirectPath: '/signed-in',
      requireSid: false,
    },
    /** Fills in the provider's own two forms: anybody may sign in, and agrees. Ends at the page of the listener. */
    async browse(address: string): Promise<void> {
      const cookies = new Map<string, string>();
      let at = address;
      let body: Record<string, string> | undefined;
      for (let steps = 0; steps < 12; steps++) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const said = await call(at, { headers: { Cookie: cookie }, ...(body === undefined ? {} : { body }) });
        for (const line of [said.headers['set-cookie'] ?? []].flat()) {
          const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
          cookies.set(name, value);
        }
        const location = said.headers['location'];
        body = undefined;
        if (typeof location === 'string') at = new URL(location, at).href;
        else if (!at.startsWith(issuer)) return;
        else {
          const prompt = /name="prompt" value="(\w+)"/.exec(said.body)?.[1] ?? '';
          at = new URL(/<form[^>]* action="([^"]+)"/.exec(said.body)?.[1] ?? '', at).href;
          body = { prompt, login: adaeze.uid, password: 'any' };
        }
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** One role, as a bare object and with the fewest members there can be. */
const role = {
  person_orgid: '555299000001',
  person_roleid: '555100000118',
  org_code: 'ZZ901',
  role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
  role_code: 'S8000:G8000:R8001',
};

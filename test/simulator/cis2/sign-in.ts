import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import type { SimulatedPerson } from '../people.ts';
import { acrMet, authenticatorOf } from './authenticators.ts';
import { page, rolePage, signInPage } from './pages.ts';

export interface SignInOptions {
  readonly provider: Provider;
  readonly people: readonly SimulatedPerson[];
  /** Ends a browser session, because another person takes over the browser. */
  readonly end: (uid: string) => Promise<unknown>;
}

/** What was asked of a sign-in page. */
export interface PageRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** `null` = the page is only looked at. */
  readonly form: URLSearchParams | null;
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** The two pages of a sign-in: who and with what, and which role. */
export async function serveSignIn(options: SignInOptions, asked: PageRequest): Promise<void> {
  const { provider } = options;
  const { request, response, form } = asked;
  const details = await provider.interactionDetails(request, response).catch(() => null);
  if (details === null) {
    html(response, 400, page('Something went wrong', '<p>This sign-in is over. Start again in your application.</p>'));
    return;
  }
  if (form?.get('action') === 'cancel') {
    const error = { error: 'access_denied', error_description: 'End-user cancelled' };
    await provider.interactionFinished(request, response, error);
    return;
  }
  if (details.prompt.name === 'role') await role(options, asked, details);
  else await login(options, asked, details);
}

async function login(options: SignInOptions, { request, response, form }: PageRequest, details: Interaction) {
  const { provider, people } = options;
  const acr = details.params['acr_values'];
  if (form === null) {
    html(response, 200, signInPage(people, acr));
    return;
  }
  const person = people.find(({ uid }) => uid === form.get('person'));
  const authenticator = authenticatorOf(form.get('authenticator'));
  const met = authenticator === null ? null : acrMet(acr, authenticator);
  if (person === undefined || authenticator === null || met === null) {
    const complaint =
      authenticator === null ? 'Choose an authenticator.' : 'This service asks for another kind of authenticator.';
    html(response, 400, signInPage(people, acr, complaint));
    return;
  }
  await makeRoom(options, details, person);
  const login = { accountId: person.uid, acr: met, amr: [authenticator.amr], remember: false };
  await finish(provider, request, response, { login });
}

/** Another person than the one of this browser's session: that session is over. */
async function makeRoom({ end }: SignInOptions, details: Interaction, person: SimulatedPerson): Promise<void> {
  const { session } = details;
  if (session === undefined || session.accountId === person.uid) return;
  await end(session.uid);
  delete details.session;
  await details.save(details.exp - Math.floor(Date.now() / 1_000));
}

async function role(options: SignInOptions, { request, response, query, form }: PageRequest, details: Interaction) {
  const { provider, people } = options;
  const profiles = people.find(({ uid }) => uid === details.session?.accountId)?.profiles ?? [];
  if (form === null) {
    html(response, 200, rolePage(profiles, query.get('search') ?? ''));
    return;
  }
  const chosen = profiles.find(({ profileId }) => profileId === form.get('role'));
  if (chosen === undefined) html(response, 400, rolePage(profiles, '', 'Choose a role.'));
  else await finish(provider, request, response, { role: chosen.profileId });
}

async function finish(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  result: InteractionResults,
): Promise<void> {
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(body);
}

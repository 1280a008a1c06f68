import type { AuthenticatorKey } from './authenticators.ts';
import { call, type Called } from './call.ts';

/** What the person does at the pages of CIS2. */
export interface Steps {
  /** The person's `uid`. */
  readonly person: string;
  readonly authenticator: AuthenticatorKey;
  /** The `person_roleid` to choose, where the page asks. */
  readonly role?: string;
  readonly cancelAt?: 'sign-in' | 'role';
}

/** A browser without a window: follows redirects within CIS2, keeps cookies, fills in the two forms. */
export class WindowlessBrowser {
  readonly #cookies = new Map<string, string>();
  readonly #ca: string;
  readonly #port: number;
  /** The titles of the pages it has seen. */
  readonly pages: string[] = [];

  constructor(cis2: { readonly ca: string; readonly port: number }) {
    this.#ca = cis2.ca;
    this.#port = cis2.port;
  }

  /** Opens an authorize address; gives the address of the callback, which it does not open. */
  async signIn(address: string, steps: Steps): Promise<URL> {
    let at = address;
    let answer = await this.open(at);
    for (;;) {
      const location = answer.headers['location'];
      if (typeof location === 'string') {
        const next = new URL(location, at);
        if (next.host !== new URL(address).host) return next;
        at = next.href;
        answer = await this.open(at);
        continue;
      }
      answer = await this.open(at, this.#form(answer, steps));
    }
  }

  async open(address: string, form?: Readonly<Record<string, string>>): Promise<Called> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Accept: 'text/html', ...(cookie === '' ? {} : { Cookie: cookie }) };
    const to = { ca: this.#ca, port: this.#port, headers };
    const answer = await call(address, form === undefined ? to : { ...to, body: form });
    const title = /<h1>([^<]*)<\/h1>/.exec(answer.body)?.[1];
    if (title !== undefined) this.pages.push(title);
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) this.#keep(line);
    return answer;
  }

  #form(answer: Called, { person, authenticator, role, cancelAt }: Steps): Record<string, string> {
    const page = this.pages.at(-1);
    if (answer.status !== 200) throw new Error(`CIS2 answers ${String(answer.status)}: ${page ?? answer.body}`);
    if (page === 'Sign in with Care Identity')
      return { person, authenticator, action: cancelAt === 'sign-in' ? 'cancel' : 'continue' };
    if (page === 'Choose your role') return { role: role ?? '', action: cancelAt === 'role' ? 'cancel' : 'continue' };
    throw new Error(`an unexpected page: ${page ?? answer.body}`);
  }

  #keep(line: string): void {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

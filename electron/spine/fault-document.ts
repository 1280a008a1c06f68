import { walkXml } from './guarded-sax.ts';

const codeNames = /(?:code|number|errorid)$/i;
const textNames = /(?:string|text|message|description|reason|detail)$/i;
const maxShown = 120;

/**
 * What a document that is no SAML response says about a fault, fit for the screen: its code and text where they can be
 * found (SOAP faults, `gpPARAM` lists, anything with elements called …code and …text, …message or …description), else the
 * name of its root. The form of Spine's fault documents is unconfirmed (spine-cis1 7.7), so all likely places are looked at.
 *
 * @param secret what must not be shown even if the server repeats it (the ticket).
 * @throws LanyardError as `walkXml`.
 */
export function faultOf(text: string, secret?: string): string {
  let root = '';
  let code = '';
  let description = '';
  let value = '';
  const names: string[] = [];
  walkXml(text, {
    open: (tag) => {
      if (root === '') root = tag.local;
      names.push(tag.attributes['name']?.value ?? tag.local);
      value = '';
      return true;
    },
    text: (piece) => {
      if (value.length < 2 * maxShown) value += piece;
    },
    close: () => {
      const name = names.pop() ?? '';
      const said = value.trim();
      value = '';
      if (said === '') return;
      if (code === '' && codeNames.test(name)) code = said;
      else if (description === '' && textNames.test(name)) description = said;
    },
  });
  const said = [code, description].map((part) => sanitised(part, secret)).filter((part) => part !== '');
  return said.length > 0 ? said.join(', ') : `document ${sanitised(root, secret)}`;
}

/** Plain characters only, short, and without anything that looks like a ticket. */
function sanitised(text: string, secret: string | undefined): string {
  const withoutSecret = secret !== undefined && secret !== '' ? text.replaceAll(secret, '…') : text;
  return withoutSecret
    .replace(/[A-Za-z0-9+/=@#%*_-]{24,}/g, '…')
    .replace(/[^\p{L}\p{N} .,:;()'/…_-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxShown);
}

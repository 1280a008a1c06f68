import { looksRandom } from './looks-random.ts';

/**
 * Takes out of a text from elsewhere what must not leave the computer: tickets, tokens, assertions, authorization
 * codes, passcodes, mail addresses, the names of people's folders. It rather takes too much than too little. What is
 * written in Lanyard's own words (the log, the journal) does not rely on it: there every field has a strict form.
 */

export const removed = '[removed]';

/** Longer texts are cut, characters. */
const longest = 65_536;

/** Names of values that are secrets, as they stand before `=` or `:`, also at the end of a longer name. */
const secretNames = [
  'code|state|nonce|token|ticket|sso|tokenid|assertion|artifact|password|passwd|pwd|passcode|pin|secret|verifier',
  'challenge|credentials?|cookie|session|sid|jti|api_?key|private_?key|samlresponse|samlart|hint',
].join('|');

const rules: readonly (readonly [RegExp, string | ((found: string, ...groups: string[]) => string)])[] = [
  // An assertion or any other document: everything from its first tag on.
  [/<[A-Za-z!?/][^]*/g, removed],
  [/\b((?:proxy-)?authorization|(?:set-)?cookie|x-[\w-]{0,40}(?:token|key|auth))(["']?\s*[:=]).*/gi, `$1$2 ${removed}`],
  [/\b(bearer|basic|negotiate|ntlm|dpop|digest)\s+[^\s"',;]{6,}/gi, `$1 ${removed}`],
  [/\b([a-z][a-z0-9+.-]{1,30}:\/\/)([^\s"'<>]*)/gi, (_, scheme, rest) => scheme + addressOnly(rest)],
  [
    new RegExp(
      String.raw`([\w-]{0,40}(?:${secretNames}))(["']?\s*=\s*)(?!\[removed\])("[^"]*"|'[^']*'|[^\s&;,"'}\])]+)`,
      'gi',
    ),
    `$1$2${removed}`,
  ],
  [
    new RegExp(
      String.raw`\b([\w-]{0,40}(?:${secretNames}))(["']?\s*:\s*)(?!\[removed\]|LAN-\d{4}\b)("[^"]*"|'[^']*'|[^\s,"'}\]]+)`,
      'gi',
    ),
    `$1$2${removed}`,
  ],
  [/\b(pass(?:word|code|wd)|pin)(\s+(?:(?:is|was)\s+)?)["']?\w*\d\w*["']?/gi, `$1$2${removed}`],
  // With what stands before it: a beginning that is known may turn up in the middle of a token by chance.
  [/[A-Za-z0-9+/_=%~-]{0,200}AQIC[^\s"'<>]*/g, removed],
  [/[A-Za-z0-9+/_=%~-]{16,}/g, (run) => (looksRandom(run) ? removed : run)],
  [/eyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g, removed],
  [/[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, removed],
  // Folders of persons, on this computer and on shares (`\\server\users$\…`).
  [
    /((?:[\\/]|^)(?:users?|homes?|userdata|profiles?|documents and settings)\$?[\\/]+)[^\\/"'<>|:*?\r\n]+/gi,
    `$1${removed}`,
  ],
];

/** `alsoRemove`: words that are known to be private here, for example the name of the person's account. */
export function redactText(text: string, alsoRemove: readonly string[] = []): string {
  let rest = text.length > longest ? `${text.slice(0, longest)}…` : text;
  for (const word of alsoRemove.filter(({ length }) => length > 2).toSorted((a, b) => b.length - a.length)) {
    rest = rest.replace(new RegExp(escaped(word), 'gi'), removed);
  }
  for (const [pattern, replacement] of rules) {
    rest = typeof replacement === 'string' ? rest.replace(pattern, replacement) : rest.replace(pattern, replacement);
  }
  return rest;
}

/** Host, port and path; user names, queries and fragments are where codes and tickets travel. */
function addressOnly(rest: string): string {
  const [, host = '', path = ''] = /^(?:[^/?#]*@)?([^/?#@]*)([^?#]*)/.exec(rest) ?? [];
  return host + path + (/[?#]/.test(rest) ? `?${removed}` : '');
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

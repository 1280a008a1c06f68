/**
 * The words that the log may say in its fields, joined by hyphens: those of states, steps, reasons, routes, layers and
 * processes. Anything else, a surname in small letters for example, has no way in. A new word of the session is added
 * here (`words.test.ts` says which).
 */
const known = new Set(
  `abnormal absent again aged agent another answer any app asked asleep assertion at attempt audit back backchannel
  before begun broker browser busy by call cancelled card cards change changed check checked checking choice choose
  choosing cis2 clean clear clock closed command contact could cover covered crash crashed day default defect desktop
  destroy destroyed disconnected display done dump elsewhere end ended ending eviction evidence exit expired failed
  failure file first for found from gone graphics held host idle in installer integrity interval issued journal keep
  kept keychain killed launch layer left library limit line list live lock locked logged logout look lost machine
  memory message missing name network new newer no none not notice notices of off on once one oom open opened opening
  out page passcode policy process profile profiles program prompt proof proxy quit reader readers reading ready
  redirect refused remote removed renewed request restart resume resumed role roles running same screen self sent
  service session settings shown sign signed signing silent simulator sleep sleeping smartcard spine start started
  starting state stay step stopped stopping store support switch system tampering test the ticket time timed token tokens
  too training trouble trust unavailable unclean unclear unknown unlocked unreadable until up user vault version
  waiting wake warned warning watch watcher window wipe wiped without wrong yes`.split(/\s+/),
);

/** Whether a text is made of these words only: `card-removed`. */
export function isOfKnownWords(text: string): boolean {
  return text.length <= 64 && text.split('-').every((part) => known.has(part));
}

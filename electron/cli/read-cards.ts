import type { Reader } from '../cards/card.ts';
import type { CardDetails, CardObject, ReadCard } from '../cards/reading/card-details.ts';
import { glanceAt, type Look } from '../cards/reading/glance.ts';
import { cardOwner } from '../cards/reading/holder-id.ts';
import { validityOf, validityOfDate, type Validity } from '../cards/reading/validity.ts';
import { seriesOf, type SeriesHint } from '../cards/series.ts';
import { LanyardError, toErrorValue, type ErrorValue } from '../errors/index.ts';
import { exitCodes, type Output } from './output.ts';
import { isoTime } from './state-line.ts';

export interface ReadCardsParts {
  readonly list: () => Promise<readonly Reader[]>;
  readonly read: ReadCard;
  /** Whether somebody is signed in with the agent, which a reading would disturb (spine-cis1 12.4). */
  readonly isSignedIn: () => Promise<boolean>;
  readonly output: Output;
  readonly stop: AbortSignal;
  /** UTC milliseconds. */
  readonly now?: () => number;
}

/** What became of one card. */
type Outcome = { readonly details: CardDetails } | { readonly error: ErrorValue };

/**
 * `lanyard cards --read`: the readers and what their cards tell without a passcode. A card that cannot be read has its error
 * beside it, and the exit code says so; a card that is no PIV card is no failure.
 *
 * @throws LanyardError `LAN-1016` when somebody is signed in with the agent; what `list` throws.
 */
export async function readCards(parts: ReadCardsParts): Promise<number> {
  const { list, read, output, stop, now = Date.now } = parts;
  if (await parts.isSignedIn()) throw new LanyardError('LAN-1016');
  const found: { readonly reader: Reader; readonly outcome: Outcome | null }[] = [];
  for (const reader of await list()) {
    const { card } = reader;
    const outcome = card === null ? null : await read(card, stop).then(toDetails, toFailure);
    found.push({ reader, outcome });
  }
  const at = now();
  if (output.json) {
    output.line({ readers: found.map(({ reader, outcome }) => readerField(reader, outcome, at)) }, '');
  } else if (found.length === 0) {
    output.text('No reader is connected.');
  }
  if (!output.json) for (const { reader, outcome } of found) output.text(readerText(reader, outcome, at));
  const failed = found.some(({ outcome }) => outcome !== null && 'error' in outcome);
  return failed ? exitCodes.failed : exitCodes.done;
}

function toDetails(details: CardDetails): Outcome {
  return { details };
}

function toFailure(thrown: unknown): Outcome {
  return { error: toErrorValue(thrown) };
}

function isPiv(outcome: Outcome): boolean | undefined {
  return 'details' in outcome ? outcome.details.kind === 'piv' : undefined;
}

function readerField({ name, card }: Reader, outcome: Outcome | null, now: number): object {
  if (card === null || outcome === null) return { reader: name, card: null };
  const series = seriesOf(card.atr, isPiv(outcome));
  return { reader: name, card: { atr: card.atr, series, reading: readingField(outcome, now) } };
}

function readingField(outcome: Outcome, now: number): object {
  if ('error' in outcome) {
    const { code, message, remedy } = outcome.error;
    return { error: { code, message, remedy } };
  }
  const { details } = outcome;
  if (details.kind === 'not-piv') return { kind: details.kind };
  const { chuid, certificates, objects } = details;
  return {
    kind: details.kind,
    holder: cardOwner(details),
    glance: glanceAt(details, now).map(({ of, slot, standing, daysLeft }) => ({ of, slot, standing, daysLeft })),
    certificates: certificates.map((certificate) => ({
      slot: certificate.slot,
      holder: certificate.holder,
      issuer: certificate.issuer,
      serial: certificate.serial,
      validFrom: isoTime(certificate.validFrom),
      validTo: isoTime(certificate.validTo),
      ...validityOf({ from: certificate.validFrom, to: certificate.validTo }, now),
    })),
    chuid: chuid && { ...chuid, ...(chuid.expires === null ? {} : validityOfDate(chuid.expires, now)) },
    objects,
  };
}

function readerText({ name, card }: Reader, outcome: Outcome | null, now: number): string {
  if (card === null || outcome === null) return `${name}: empty`;
  const head = `${name}: ${card.atr === '' ? 'a card that does not answer' : `card ${card.atr}`}`;
  const lines = [seriesText(seriesOf(card.atr, isPiv(outcome))), ...readingLines(outcome, now)];
  return [head, ...lines.filter((line) => line !== null).map((line) => `  ${line}`)].join('\n');
}

function seriesText({ series, model, confidence, notAcceptedSince, worksWithAgentUntil }: SeriesHint): string | null {
  if (series === null) return null;
  const name = `${confidence === 'confirmed' ? 'Looks like' : 'Perhaps'} series ${series}`;
  const end =
    notAcceptedSince !== null
      ? `, no longer accepted since ${notAcceptedSince}`
      : worksWithAgentUntil !== null
        ? `, works with the Identity Agent until ${worksWithAgentUntil}`
        : '';
  return `${name}${model === null ? '' : ` (${model})`}${end}`;
}

function readingLines(outcome: Outcome, now: number): readonly string[] {
  if ('error' in outcome) {
    const { code, message, remedy } = outcome.error;
    return [`Reading: ${message} ${remedy} (${code})`];
  }
  const { details } = outcome;
  if (details.kind === 'not-piv') return ['No PIV card: it tells nothing without its passcode.'];
  const { chuid, certificates, objects } = details;
  return [
    `At a glance: ${glanceAt(details, now).map(lookText).join(', ')}`,
    `Holder: ${cardOwner(details) ?? 'the card does not say'}`,
    ...certificates.map(({ slot, issuer, serial, validFrom, validTo }) => {
      const validity = validityText(isoTime(validTo).slice(0, 10), validityOf({ from: validFrom, to: validTo }, now));
      return `Certificate ${slot}: ${validity}; issued by ${issuer || 'nobody named'}; serial number ${serial}`;
    }),
    ...(chuid === null
      ? []
      : [
          `Card itself: ${chuid.expires === null ? 'no last day' : validityText(chuid.expires, validityOfDate(chuid.expires, now))}; GUID ${chuid.guid ?? 'none'}`,
        ]),
    `Objects: ${objects.map(objectText).join(', ')}`,
  ];
}

function lookText({ of, slot, standing, daysLeft }: Look): string {
  const left = standing === 'red' || standing === 'amber' ? ` (${daysText(daysLeft ?? 0)} left)` : '';
  const which = slot === null || slot === '9A' ? of : `${of} ${slot}`;
  return `${which} ${standing === 'not-yet' ? 'not valid yet' : standing}${left}`;
}

function validityText(day: string, { daysLeft, standing }: Validity): string {
  if (standing === 'expired') return `expired on ${day}`;
  return standing === 'not-yet' ? `not valid yet, until ${day}` : `valid until ${day}, ${daysText(daysLeft)} left`;
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${String(days)} days`;
}

function objectText({ name, status, hex }: CardObject): string {
  return status === 'present' ? `${name} (${String(hex.length / 2)} bytes)` : `${name} ${status}`;
}

import type { Card } from '../card.ts';

/**
 * What a card tells without its passcode. Every byte of it comes from the card and proves nothing: it is for the eyes of
 * Registration Authority staff and IT, and a hint which of two cards is whose.
 */
export type CardDetails = PivDetails | OtherDetails;

/** A card without a PIV application (or one that hides it). */
export interface OtherDetails {
  readonly kind: 'not-piv';
  readonly card: Card;
  /** When it was read, UTC milliseconds. */
  readonly at: number;
}

/** A card with a PIV application (spine-cis1 12.4). */
export interface PivDetails {
  readonly kind: 'piv';
  readonly card: Card;
  readonly at: number;
  /** `null` when the card has none that can be understood. */
  readonly chuid: Chuid | null;
  /** In the order of {@link certificateSlots}; those the card has and that can be understood. */
  readonly certificates: readonly CardCertificate[];
  /** Everything that was asked for, as the card gave it, for IT. */
  readonly objects: readonly CardObject[];
}

/** The cardholder unique identifier, which every PIV card has. */
export interface Chuid {
  /** UUID in its usual form, lower case; `null` when absent or all zeros. */
  readonly guid: string | null;
  /** The last day on which the card is valid, `YYYY-MM-DD`; `null` when absent or no date. */
  readonly expires: string | null;
}

/** The key slots whose certificates can be read without the passcode. */
export const certificateSlots = ['9A', '9C', '9E'] as const;
/** 9A: signing in; 9C: digital signature; 9E: the card itself. */
export type CertificateSlot = (typeof certificateSlots)[number];

export interface CardCertificate {
  readonly slot: CertificateSlot;
  /** The user id it names; `null` when it names none, or more than one. */
  readonly holder: HolderId | null;
  /** Name of the issuer, fit to be shown: `CN, OU, O` as far as there are any. */
  readonly issuer: string;
  /** Serial number, upper-case hex. */
  readonly serial: string;
  /** UTC milliseconds. */
  readonly validFrom: number;
  /** UTC milliseconds. */
  readonly validTo: number;
}

/** The fields of a certificate's subject that may name its holder. */
export const holderFields = ['UID', 'CN', 'serialNumber'] as const;
export type HolderField = (typeof holderFields)[number];
/** Setting `cards.holderField`: the one field to look in, or all of them. */
export type HolderFieldChoice = HolderField | 'any';

/** An SDS user id (12 digits) and where the certificate says it. Where NHS cards do is unconfirmed (spine-cis1 18, 15). */
export interface HolderId {
  readonly uid: string;
  readonly field: HolderField;
}

/** One data object of the card. */
export interface CardObject {
  readonly name: ObjectName;
  /**
   * `locked`: the card wants the passcode for it; `refused`: another status word; `unreadable`: it is there, but not what
   * it should be.
   */
  readonly status: 'present' | 'absent' | 'locked' | 'refused' | 'unreadable';
  /** The object with its wrapping, upper-case hex; empty unless present or unreadable, and when it is too long. */
  readonly hex: string;
}

export const objectNames = [
  'chuid',
  'certificate-9a',
  'certificate-9c',
  'certificate-9e',
  'capabilities',
  'discovery',
  'key-history',
] as const;
export type ObjectName = (typeof objectNames)[number];

/**
 * Reads a card without its passcode. The card must be the one given: same reader, answer to reset and count, from the
 * beginning to the end. `field`: where its certificates name the holder (setting `cards.holderField`; default `any`).
 * @throws LanyardError `LAN-1001`, `LAN-1002`, `LAN-1004` to `LAN-1009`, `LAN-1011` to `LAN-1015`.
 */
export type ReadCard = (card: Card, signal: AbortSignal, field?: HolderFieldChoice) => Promise<CardDetails>;

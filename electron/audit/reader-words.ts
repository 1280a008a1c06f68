/**
 * A reader's name comes from its driver and may hold anything (a serial number, or whatever somebody typed). The journal
 * keeps of it the words that readers are known by, short model designations and slot numbers; every other word becomes
 * `?`. So no name of a person and no secret can get in by this way, and a reader is still recognised.
 */
const known = new Set(
  `access acs activcard advanced alcor alps athena axalto bit4id broadcom business card cardman ccid cherry chipdrive
  cloud combi compact contact contacted contactless corp corporation cyberjack dell dual duali ekey embedded express
  external feitian fido for fujitsu gemalto gemcore gemplus gempc generic global hello hewlett hid hp id identiv
  idbridge inc infineon ingenico integrated intel interface internal kb keyboard kobil lenovo limited link linux logical
  ltd microsoft micro microchip microsystems mini minilector morpho nfc nxp o2 o2micro omnikey oberthur otp packard pad
  pc pcd pcmcia pico pinpad precise reader readers realtek reiner remote rocketek safenet sc scm scr sct secure
  semiconductor shuttle simulated simulator slot slim smart smartcard smartfold smartos solutions st systems teo
  terminal thales the towitoko transparent trust twin twintech ub usb utrust v2 virtual vpcd vasco windows xiring yubico
  yubikey`.split(/\s+/),
);

/** `AU9540`, `CT30`, `ACR39U`: one to four capitals, one to five digits, at most two letters; or a slot number. */
const designation = /^(?:[A-Z]{1,4}\d{1,5}[A-Za-z]{0,2}|\d{1,2})$/;

/** Bare model numbers of the readers that NHS sites have. */
const modelNumbers = new Set(
  '1021 3021 3121 3310 3500 4040 5021 5022 5023 5025 5122 5127 5321 5325 5421 5422 5427'.split(' '),
);

/** The part of a reader's name that may be kept. Applied to its own result it changes nothing. */
export function knownWordsOf(reader: string): string {
  const words = reader
    .slice(0, 128)
    .replace(/[^A-Za-z0-9 ()[\]+/&.,-]+/g, '?')
    .replace(/[A-Za-z0-9]+/g, (word) => (isKnown(word) ? word : '?'));
  return (
    words
      .replace(/\?[?+/&.,-]*\?/g, '?')
      .replace(/\? (?:\? )*(?=\?)/g, '')
      .trim() || '?'
  );
}

function isKnown(word: string): boolean {
  return known.has(word.toLowerCase()) || designation.test(word) || modelNumbers.has(word) || /^\dx\d{2}$/.test(word);
}

/** What is judged: a file, or the folder that it lies in. */
export type Part = 'file' | 'folder';

/** Rights (winnt.h) by their names in SDDL (learn.microsoft.com, "ACE strings"); those of files bit by bit. */
const rights: Readonly<Record<string, number>> = {
  GA: 0x1000_0000,
  GX: 0x2000_0000,
  GW: 0x4000_0000,
  GR: 0x8000_0000,
  SD: 0x1_0000,
  RC: 0x2_0000,
  WD: 0x4_0000,
  WO: 0x8_0000,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  FA: 0x1f_01ff,
  FR: 0x12_0089,
  FW: 0x12_0116,
  FX: 0x12_00a0,
};
const everything = -1;

/** Rights that let their holder replace the thing itself, or give such a right to himself. */
const takesOver = 0x4_0000 | 0x8_0000 | 0x1000_0000 | 0x1_0000;
const harmful: Readonly<Record<Part, number>> = {
  file: takesOver | 0x4000_0000 | 0x2 | 0x4,
  // Windows lets everybody add files to a new folder of ProgramData: those are their own, and judged so.
  folder: takesOver | 0x40,
};

/** SYSTEM, Administrators, the administrator's own account, those of the domain, and what an owner gets. */
const administrators = new Set([
  ...['SY', 'S-1-5-18'],
  ...['BA', 'S-1-5-32-544'],
  ...['LA', 'DA', 'EA'],
  ...['CO', 'S-1-3-0', 'OW', 'S-1-3-4'],
  // TrustedInstaller
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
]);
const ofDomain = /^S-1-5-21-\d+-\d+-\d+-(500|512|519)$/;

/**
 * Whether administrators own a thing and nobody else can change it, from its owner and access control list as SDDL. As
 * strict as `native/ticket-host/protection_win32.c`: denials are not counted on, and what is not known is not trusted. Pure.
 */
export function isAdministrators(sddl: string, part: Part): boolean {
  const found = /^O:([\w-]+?)(?:G:[\w-]+?)?D:(?:P|AI|AR)*((?:\([^()]*\))*)$/.exec(sddl);
  if (found === null) return false;
  const [, owner = '', list = ''] = found;
  const entries = [...list.matchAll(/\(([^()]*)\)/g)].map(([, entry = '']) => entry);
  return isAdministrator(owner) && entries.every((entry) => isHarmless(entry, part));
}

function isAdministrator(trustee: string): boolean {
  return administrators.has(trustee) || ofDomain.test(trustee);
}

function isHarmless(entry: string, part: Part): boolean {
  const fields = entry.split(';');
  if (fields.length < 6) return false;
  const [type, flags = '', mask = '', , , trustee = ''] = fields;
  if (type === 'D') return true;
  if (type !== 'A') return false;
  // It is for what is made in the folder later.
  if (pairs(flags).includes('IO')) return true;
  return (maskOf(mask) & harmful[part]) === 0 || isAdministrator(trustee);
}

function maskOf(text: string): number {
  if (/^0x[0-9a-f]{1,8}$/i.test(text)) return Number(text);
  return pairs(text).reduce((mask, name) => mask | (rights[name] ?? everything), 0);
}

function pairs(text: string): string[] {
  return text.match(/..?/g) ?? [];
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { inTree } from '../bootstrap/paths.mjs';
import { fullName, licenceOf } from './sbom.mjs';

const rule = '-'.repeat(100);

/** Every part that is shipped, its licence, and the text of it where its package has one. */
export function licencesText({ components }, { name, version }) {
  const parts = components.map(
    (part) => `${rule}\n${fullName(part)} ${part.version} (${licenceOf(part)})\n\n${textOf(part)}`,
  );
  return `${name} ${version} contains the work of others, under these licences.
Chromium's own are in LICENSES.chromium.html beside the program.

${parts.join('\n')}`;
}

function textOf(part) {
  const texts = (part.evidence?.licenses ?? []).map(({ license }) => decoded(license?.text));
  const found = texts.filter((text) => text !== undefined);
  return found.length > 0 ? found.join('\n') : (fromFolder(fullName(part)) ?? `Its package has no text of it.\n`);
}

function decoded(text) {
  if (text === undefined) return undefined;
  return text.encoding === 'base64' ? Buffer.from(text.content, 'base64').toString('utf8') : text.content;
}

function fromFolder(packageName) {
  const folder = inTree('node_modules', packageName);
  const file = existsSync(folder) && readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file ? readFileSync(inTree('node_modules', packageName, file), 'utf8') : undefined;
}

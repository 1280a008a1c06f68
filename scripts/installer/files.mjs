import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Letters and digits that stand for a text: the same text, the same digest. */
const digest = (text) => createHash('sha256').update(`lanyard ${text}`).digest('hex');

/** A GUID that belongs to a text for ever (RFC 9562, version 8). */
export function guidOf(text) {
  const hex = digest(text);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-').toUpperCase();
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * The text of `files.wxi`: every file of the app folder as a component of its own, whose GUID belongs to its path, so
 * that a file stays the same thing from version to version.
 *
 * @param {string} folder absolute path of the app folder
 */
export function filesSource(folder) {
  const components = [];
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Include xmlns="http://schemas.microsoft.com/wix/2006/wi">',
    ...folderLines(folder, '', components),
    '</Include>',
  ];
  return { source: `${lines.join('\n')}\n`, components };
}

function folderLines(folder, path, components) {
  const entries = readdirSync(join(folder, path), { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const inside = path === '' ? entry.name : `${path}/${entry.name}`;
    const id = digest(inside).slice(0, 32);
    if (entry.isDirectory()) {
      const name = escaped(entry.name);
      return [`<Directory Id="d${id}" Name="${name}">`, ...folderLines(folder, inside, components), '</Directory>'];
    }
    if (!entry.isFile()) throw new Error(`${inside} is neither a file nor a folder: it cannot be installed`);
    components.push(`c${id}`);
    return [
      `<Component Id="c${id}" Guid="${guidOf(inside)}" Win64="yes">`,
      `  <File Id="f${id}" Name="${escaped(entry.name)}" Source="$(var.App)/${escaped(inside)}" KeyPath="yes"/>`,
      '</Component>',
    ];
  });
}

/** The text of `group.wxs`: the feature's list of those components. */
export function groupSource(components) {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">',
    '  <Fragment>',
    '    <ComponentGroup Id="AppFiles">',
    ...components.map((id) => `      <ComponentRef Id="${id}"/>`),
    '    </ComponentGroup>',
    '  </Fragment>',
    '</Wix>',
    '',
  ].join('\n');
}

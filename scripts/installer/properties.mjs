import { readFileSync } from 'node:fs';
import { inTree } from '../bootstrap/paths.mjs';

/** Which settings the MSI takes as properties: made from the list of settings. */
const LIST = 'build/policy/msi-properties.json';

/** The part of the installer's source that is made from that list, kept beside `product.wxs`. */
export const propertiesFile = 'build/installer/properties.wxi';

/** Where the installer keeps what is not a setting of Lanyard but its own: property and registry value. */
const own = [
  { property: 'INSTALLDIR', value: 'Folder' },
  { property: 'AUTOSTART', value: 'Autostart' },
];

/** The list as it stands: `{ root, key, properties: { property, setting }[] }`. */
export const installerList = () => JSON.parse(readFileSync(inTree(LIST), 'utf8'));

/**
 * Every public property of the MSI, and the registry value that remembers it.
 *
 * @returns {{ property: string, key: string, value: string }[]}
 */
export function remembered({ key, properties } = installerList()) {
  return [
    ...own.map((each) => ({ key: key.replace(/\\[^\\]+$/, ''), ...each })),
    ...properties.map(({ property, setting }) => ({ property, key, value: setting })),
  ];
}

/**
 * What the command line of msiexec may set: all of those, and whether they are remembered. None is marked as secure: Windows
 * Installer then takes it from administrators and the system only, not from whoever asks for a repair.
 */
export const publicProperties = (list) => [...remembered(list).map(({ property }) => property), 'REMEMBER'];

/** The place of the first of our actions: after LaunchConditions (100), before CostInitialize (800), as WiX numbers them. */
const AFTER_SEARCH = 200;

/**
 * The text of `properties.wxi`. A search straight into the property would win over the command line: so it goes into
 * another, which is taken over only where the command line says nothing.
 */
export function propertiesSource(list = installerList()) {
  const all = remembered(list);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<!-- Made from ${LIST} by scripts/msi.mjs. Not to be edited. -->`,
    '<Include xmlns="http://schemas.microsoft.com/wix/2006/wi">',
    ...all.flatMap(({ property, key, value }) => [
      `  <Property Id="OLD_${property}">`,
      `    <RegistrySearch Id="Find_${property}" Root="HKLM" Key="${key}" Name="${value}" Type="raw" Win64="yes"/>`,
      '  </Property>',
      `  <CustomAction Id="Keep_${property}" Property="${property}" Value="[OLD_${property}]"/>`,
    ]),
    ...['InstallUISequence', 'InstallExecuteSequence'].flatMap((sequence) => [
      `  <${sequence}>`,
      ...all.map(
        ({ property }, at) =>
          `    <Custom Action="Keep_${property}" Sequence="${AFTER_SEARCH + at}">` +
          `OLD_${property} AND NOT ${property} AND NOT (REMEMBER = "0")</Custom>`,
      ),
      `  </${sequence}>`,
    ]),
    '  <DirectoryRef Id="INSTALLDIR">',
    '    <Component Id="Settings" Guid="65AF94BC-F926-4F75-8836-A5BA0FC4EF84" Win64="yes">',
    ...list.properties.map(
      ({ property, setting }, at) =>
        `      <RegistryValue Root="${list.root}" Key="${list.key}" Name="${setting}" Type="string" ` +
        `Value="[${property}]"${at === 0 ? ' KeyPath="yes"' : ''}/>`,
    ),
    '    </Component>',
    '  </DirectoryRef>',
    '</Include>',
  ];
  return `${lines.join('\n')}\n`;
}

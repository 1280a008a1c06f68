import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { execute } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';

/** Attributes of the tables of an MSI, by their names in its reference. */
const COMPONENT_64_BIT = 256;
const COMPONENT_REGISTRY_KEY_PATH = 4;
const COMPONENT_TRANSITIVE = 64;
const FEATURE_NO_ADVERTISE = 8;
const FEATURE_ALWAYS = 16;
/** A program of the Binary table, in the installing service, whose exit code is not asked for. */
const RUN_AS_SYSTEM_AND_GO_ON = 2 + 64 + 1024 + 2048;
/** Versions up to and with this one, their feature states kept. */
const UPGRADE_THIS_TOO = 1 + 512;

/** What shows the texts of the event log, as in `product.wxs`. */
const MESSAGE_FILE = String.raw`\Microsoft.NET\Framework64\v4.0.30319\EventLogMessages.dll`;
/** Who may do what with the folder of the machine file, as in `product.wxs`. */
const MACHINE_FOLDER_ACCESS = 'O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)';

/**
 * Compiles the installer with wixl: the MSI that is tested on Linux.
 *
 * @param {{ work: string, sources: string[], defines: Record<string, string>, output: string }} job `defines` with
 *   absolute paths; the sources lie in `work`
 */
export async function compileWithWixl({ work, sources, defines, output }) {
  mkdirSync(dirname(output), { recursive: true });
  // wixl takes no absolute path for a file that goes in.
  const paths = Object.entries(defines).map(([name, value]) => [
    name,
    value.startsWith('/') ? relative(work, value) : value,
  ]);
  const given = [['Wixl', '1'], ...paths].flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  await tool('wixl', ['-a', 'x64', ...given, '-o', output, ...sources], work);
  await addWhatWixlLacks(output, work);
}

/** wixl ignores what it does not know, so these attributes of `product.wxs` are written into the tables. */
async function addWhatWixlLacks(msi, work) {
  const registryComponent = COMPONENT_64_BIT + COMPONENT_REGISTRY_KEY_PATH + COMPONENT_TRANSITIVE;
  await tool('msibuild', [
    msi,
    '-q',
    `UPDATE \`Component\` SET \`Condition\`='AUTOSTART = "1"', \`Attributes\`=${registryComponent} WHERE \`Component\`='Autostart'`,
    `UPDATE \`Feature\` SET \`Attributes\`=${FEATURE_ALWAYS + FEATURE_NO_ADVERTISE} WHERE \`Feature\`='Lanyard'`,
    `UPDATE \`Feature\` SET \`Attributes\`=${FEATURE_NO_ADVERTISE} WHERE \`Feature\`='PolicyTemplates'`,
    // RegistryValue/@Type="expandable"
    `UPDATE \`Registry\` SET \`Value\`='#%%SystemRoot%${MESSAGE_FILE}' WHERE \`Name\`='EventMessageFile'`,
    // PermissionEx
    'CREATE TABLE `MsiLockPermissionsEx` (`MsiLockPermissionsEx` CHAR(72) NOT NULL, `LockObject` CHAR(72) NOT NULL, ' +
      '`Table` CHAR(32) NOT NULL, `SDDLText` CHAR(255) NOT NULL, `Condition` CHAR(255) PRIMARY KEY `MsiLockPermissionsEx`)',
    'INSERT INTO `MsiLockPermissionsEx` (`MsiLockPermissionsEx`, `LockObject`, `Table`, `SDDLText`) ' +
      `VALUES ('MachineFolderAccess', 'MachineFolder', 'CreateFolder', '${MACHINE_FOLDER_ACCESS}')`,
    // CustomAction/@ExeCommand with @BinaryKey
    'INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) ' +
      `VALUES ('CloseLanyard', ${RUN_AS_SYSTEM_AND_GO_ON}, 'CloseRunning', '"[INSTALLDIR]."')`,
    // MajorUpgrade/@Schedule="afterInstallInitialize"
    "UPDATE `InstallExecuteSequence` SET `Sequence`=1599 WHERE `Action`='RemoveExistingProducts'",
  ]);
  // MajorUpgrade/@AllowSameVersionUpgrades: a column of the key, which no query can change.
  const table = await tool('msiinfo', ['export', msi, 'Upgrade']);
  const file = join(work, 'Upgrade.idt');
  writeFileSync(file, table.replace(/\t1\t(?=\tWIX_UPGRADE_DETECTED)/, `\t${UPGRADE_THIS_TOO}\t`), 'latin1');
  if (!readFileSync(file, 'latin1').includes(`\t${UPGRADE_THIS_TOO}\t`))
    throw new Error('the Upgrade table is not as wixl makes it');
  await tool('msibuild', [msi, '-i', file]);
}

async function tool(command, args, cwd = inTree()) {
  const { code, stdout, output } = await execute(command, args, { cwd });
  if (code !== 0) throw new ByHand(`${command} failed on the installer:\n${output.trim()}`);
  return stdout;
}

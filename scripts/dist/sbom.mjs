import { readFileSync, writeFileSync } from 'node:fs';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { commandOf, execute } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';

/** Development packages whose work is shipped: the runtime itself, and the styles compiled into the window's own. */
const shippedFromDevelopment = ['electron', 'nhsuk-frontend'];

/** Licences that may be shipped without another thought; a new one stops the build. */
export const accepted = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

/**
 * Writes the bill of materials (CycloneDX JSON, reproducible) of what is shipped, with the texts of the licences found,
 * and answers with it. `about` is that of `about.mjs`.
 */
export async function makeSbom(about, file) {
  const { code, output } = await execute(process.execPath, [
    commandOf('@cyclonedx/cyclonedx-npm', 'cyclonedx-npm'),
    '--omit',
    'dev',
    '--omit',
    'peer',
    '--output-reproducible',
    '--gather-license-texts',
    '--output-file',
    file,
    inTree('package.json'),
  ]);
  if (code !== 0) throw new ByHand(`The bill of materials could not be made:\n${output.trim()}`);
  const bom = JSON.parse(readFileSync(file, 'utf8'));
  leaveOut(bom, ownDevelopment());
  for (const name of shippedFromDevelopment) addTo(bom, component(name, about));
  const strange = bom.components.filter((part) => !accepted.includes(licenceOf(part)));
  if (strange.length > 0) {
    const names = strange.map((part) => `${fullName(part)}: ${licenceOf(part) ?? 'no licence'}`);
    throw new ByHand(`These licences have not been accepted (scripts/dist/sbom.mjs): ${names.join(', ')}`);
  }
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  return bom;
}

/** npm counts what a shipped package may use if it is there, as a compiler; ours is not shipped. */
function ownDevelopment() {
  return Object.keys(JSON.parse(readFileSync(inTree('package.json'), 'utf8')).devDependencies);
}

function leaveOut(bom, names) {
  const gone = new Set(bom.components.filter((part) => names.includes(fullName(part))).map((part) => part['bom-ref']));
  bom.components = bom.components.filter((part) => !gone.has(part['bom-ref']));
  bom.dependencies = bom.dependencies
    .filter(({ ref }) => !gone.has(ref))
    .map((one) => ({ ...one, ...(one.dependsOn && { dependsOn: one.dependsOn.filter((ref) => !gone.has(ref)) }) }));
}

/** What the program itself rests on, and what that holds. */
function addTo(bom, part) {
  const held = (part.components ?? []).map((inner) => inner['bom-ref']);
  const root = bom.dependencies.find(({ ref }) => ref === bom.metadata.component['bom-ref']);
  bom.components.push(part);
  root.dependsOn = [...(root.dependsOn ?? []), part['bom-ref']].toSorted();
  bom.dependencies.push({ ref: part['bom-ref'], ...(held.length > 0 && { dependsOn: held }) });
  bom.dependencies.push(...held.map((ref) => ({ ref })));
}

function component(name, { runtime }) {
  const { version, description, license } = JSON.parse(
    readFileSync(inTree('node_modules', name, 'package.json'), 'utf8'),
  );
  const packed = name === 'electron' ? runtime.electron : version;
  return {
    type: name === 'electron' ? 'framework' : 'library',
    name,
    version: packed,
    'bom-ref': `${name}@${packed}`,
    description,
    licenses: [{ license: { id: license, acknowledgement: 'declared' } }],
    purl: `pkg:npm/${name}@${packed}`,
    ...(name === 'electron' && {
      components: [
        { type: 'framework', name: 'chromium', version: runtime.chrome, 'bom-ref': `chromium@${runtime.chrome}` },
        { type: 'platform', name: 'node', version: runtime.node, 'bom-ref': `node@${runtime.node}` },
      ],
    }),
  };
}

/** As npm writes it. */
export const fullName = ({ group, name }) => (group ? `${group}/${name}` : name);

/** The SPDX name of its licence. */
export const licenceOf = ({ licenses = [] }) => licenses[0]?.license?.id ?? licenses[0]?.expression;

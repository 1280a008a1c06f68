import { electronRuntime } from './electron-runtime.mjs';
import { nodeVersion } from './node-version.mjs';
import { npmPackages } from './npm-packages.mjs';
import { picturePackages, systemPackages, windowsPackages } from './system-packages.mjs';
import { windowsNodeNeed } from '../../windows/windows-node.mjs';
import { wine } from '../../windows/wine-root.mjs';

/** Everything a command can need, in the order in which it is provided. */
export const needs = [
  nodeVersion,
  systemPackages,
  npmPackages,
  electronRuntime,
  windowsPackages,
  picturePackages,
  wine,
  windowsNodeNeed,
];

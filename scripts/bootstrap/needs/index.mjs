import { electronRuntime } from './electron-runtime.mjs';
import { nodeVersion } from './node-version.mjs';
import { npmPackages } from './npm-packages.mjs';
import { systemPackages } from './system-packages.mjs';

/** Everything a command can need, in the order in which it is provided. */
export const needs = [nodeVersion, systemPackages, npmPackages, electronRuntime];

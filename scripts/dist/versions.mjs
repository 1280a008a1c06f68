/** Runs in Electron: says which versions it holds, and ends before it opens anything. */
const { electron, node, chrome } = process.versions;
process.stdout.write(JSON.stringify({ electron, node, chrome }));
process.exit();

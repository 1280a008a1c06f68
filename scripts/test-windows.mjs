/**
 * `npm run test:windows`: the Windows parts under wine, with everything they need set up (root on Debian). It never
 * passes by leaving something out: where it cannot run, it says why and fails. What follows goes to the test runner.
 */
process.argv.splice(2, 0, 'windows');
await import('./test.mjs');

import { expect, it } from 'vitest';
import { hardening } from '../../../electron/desktop/hardening.ts';
import { harmlessOptions } from '../../../electron/desktop/start.ts';

/** `docs/hardening.md` is made from the table; `npx vitest run --project unit test/unit/docs -u` writes it anew. */
it('docs/hardening.md says what the table says', async () => {
  const rows = Object.entries(hardening).map(([name, { in: place, what }]) => `| \`${name}\` | ${what} | ${place} |`);
  const page = `# What keeps the shell closed

This page is made from \`electron/desktop/hardening.ts\`. Each line has a proof of its own: \`window\` in
\`test/e2e/shell-hardening.spec.ts\`, \`package\` in \`test/e2e/packaged.suite.ts\`.

| | what holds | proved in the |
| --- | --- | --- |
${rows.join('\n')}

An installed Lanyard takes these options, besides its commands: ${harmlessOptions.map((option) => `\`${option}\``).join(', ')}.
Everything else is refused.
`;
  await expect(page).toMatchFileSnapshot('../../../docs/hardening.md');
});

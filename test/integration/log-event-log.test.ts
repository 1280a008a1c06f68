import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import koffi from 'koffi';
import { expect, test } from 'vitest';
import { eventLogFunctions } from '../../electron/audit/event-log-functions.ts';

/**
 * The calls into the Windows Event Log, with their real signatures, against a library of ours that writes down what it
 * was called with. It shows that the arguments arrive as declared, not that Windows takes them.
 */
const standIn = `
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
static void text(FILE *out, const uint16_t *s) { for (; *s; s++) fprintf(out, "%04x", *s); }
void *RegisterEventSourceW(const uint16_t *server, const uint16_t *source) {
  FILE *out = fopen(getenv("EVENT_LOG_STAND_IN"), "a");
  fprintf(out, "register %d ", server != NULL); text(out, source); fprintf(out, "\\n"); fclose(out);
  return (void *)0x1234567890abULL;
}
int ReportEventW(void *handle, uint16_t type, uint16_t category, uint32_t id, void *user, uint16_t strings,
                 uint32_t size, const uint16_t **string, void *data) {
  FILE *out = fopen(getenv("EVENT_LOG_STAND_IN"), "a");
  fprintf(out, "report %llx %u %u %u %d %u %u %d ", (unsigned long long)(uintptr_t)handle, type, category, id,
          user != NULL, strings, size, data != NULL);
  text(out, string[0]); fprintf(out, "\\n"); fclose(out);
  return id != 9;
}`;

const utf16 = (text: string) =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('');

test('what is registered and reported arrives as it was meant', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-event-log-'));
  const library = path.join(folder, 'libstandin.so');
  const heard = path.join(folder, 'heard');
  writeFileSync(path.join(folder, 'stand-in.c'), standIn);
  execFileSync('cc', ['-shared', '-fPIC', '-o', library, path.join(folder, 'stand-in.c')]);
  process.env['EVENT_LOG_STAND_IN'] = heard;

  const { register, report } = eventLogFunctions(koffi, library);
  const handle = register('Lanyard');
  const told = 'Somebody signed in.\r\nreader: Café 😀';
  expect(await report(handle, 4, 1001, told)).toBe(true);
  expect(await report(handle, 2, 9, 'refused')).toBe(false);
  expect(readFileSync(heard, 'utf8').trimEnd().split('\n')).toEqual([
    `register 0 ${utf16('Lanyard')}`,
    `report 1234567890ab 4 0 1001 0 1 0 0 ${utf16(told)}`,
    `report 1234567890ab 2 0 9 0 1 0 0 ${utf16('refused')}`,
  ]);
});

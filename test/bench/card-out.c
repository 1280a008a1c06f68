/*
 * The floor of the "card out" benchmark: the least a program can do to see a card come and go. A bare loop on
 * SCardGetStatusChange over all readers; for each insertion or removal one line on stdout:
 *
 *     in|out MICROSECONDS READER
 *
 * MICROSECONDS is CLOCK_REALTIME at the moment the call returned. The first line is "ready". Ends when stdin ends.
 *
 * Linux only (pcsc-lite, 64-bit: DWORD and LONG are `long`, rgbAtr has 33 bytes). The prototypes are declared here so
 * that no -dev package is needed. Build: cc -O2 -Wall -Wextra -o card-out card-out.c -ldl -lpthread
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MAX_READERS 16
#define STATE_CHANGED 0x0002UL
#define STATE_PRESENT 0x0020UL
#define SCOPE_SYSTEM 2UL
#define INFINITE 0xFFFFFFFFUL

typedef struct {
  const char *name;
  void *user;
  unsigned long current;
  unsigned long event;
  unsigned long atr_length;
  unsigned char atr[33];
} reader_state;

static long (*establish)(unsigned long, const void *, const void *, long *);
static long (*list_readers)(long, const char *, char *, unsigned long *);
static long (*get_status_change)(long, unsigned long, reader_state *, unsigned long);

static void *symbol(void *library, const char *name) {
  void *found = dlsym(library, name);
  if (found == NULL) {
    fprintf(stderr, "card-out: no %s\n", name);
    exit(2);
  }
  return found;
}

static void load(void) {
  void *library = dlopen("libpcsclite.so.1", RTLD_NOW);
  if (library == NULL) {
    fprintf(stderr, "card-out: %s\n", dlerror());
    exit(2);
  }
  *(void **)&establish = symbol(library, "SCardEstablishContext");
  *(void **)&list_readers = symbol(library, "SCardListReaders");
  *(void **)&get_status_change = symbol(library, "SCardGetStatusChange");
}

static void check(const char *what, long code) {
  if (code == 0) return;
  fprintf(stderr, "card-out: %s: 0x%08lX\n", what, (unsigned long)code & 0xFFFFFFFFUL);
  exit(1);
}

static long long now_microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (long long)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Splits the service's list into states that ask for an immediate answer. Returns their number. */
static unsigned long all_readers(long context, char *names, unsigned long size, reader_state *states) {
  unsigned long count = 0;
  check("SCardListReaders", list_readers(context, NULL, names, &size));
  for (char *name = names; *name != '\0' && count < MAX_READERS; name += strlen(name) + 1) {
    states[count++] = (reader_state){.name = name};
  }
  return count;
}

static void report(const reader_state *state, long long at) {
  unsigned long before = state->current, after = state->event;
  int was_in = (before & STATE_PRESENT) != 0, is_in = (after & STATE_PRESENT) != 0;
  if (was_in && (!is_in || before >> 16 != after >> 16)) printf("out %lld %s\n", at, state->name);
  if (is_in && (!was_in || before >> 16 != after >> 16)) printf("in %lld %s\n", at, state->name);
}

static void *end_with_stdin(void *unused) {
  char byte;
  while (read(STDIN_FILENO, &byte, 1) > 0) continue;
  _exit(0);
  return unused;
}

int main(void) {
  static char names[4096];
  static reader_state states[MAX_READERS];
  long context = 0;
  pthread_t watcher;

  setvbuf(stdout, NULL, _IOLBF, 0);
  load();
  check("SCardEstablishContext", establish(SCOPE_SYSTEM, NULL, NULL, &context));
  unsigned long count = all_readers(context, names, sizeof names, states);
  if (pthread_create(&watcher, NULL, end_with_stdin, NULL) != 0) return 1;

  for (int first = 1;; first = 0) {
    long code = get_status_change(context, INFINITE, states, count);
    long long at = now_microseconds();
    check("SCardGetStatusChange", code);
    for (unsigned long index = 0; index < count; index += 1) {
      if (!first) report(&states[index], at);
      states[index].current = states[index].event & ~STATE_CHANGED;
    }
    if (first) puts("ready");
  }
}

/* What the ticket host needs from the operating system: one implementation for POSIX, one for Windows. */
#ifndef TICKET_HOST_PLATFORM_H
#define TICKET_HOST_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>

/* An exported function of unknown type; cast to its real type where it is called. */
typedef void (*exported_function)(void);

/* Why a library could not be loaded. `number` is the system's error number (0 where there is none). */
typedef struct {
    unsigned long number;
    char text[256];
} load_failure;

/*
 * To be called first: no error windows, no crash dumps (they would hold a ticket), no library from the working folder,
 * and private copies of stdin and stdout, so that a library which prints cannot garble the protocol.
 */
bool platform_prepare(void);

/* The next byte of the requests, or -1 at their end. */
int platform_read_byte(void);

/* Writes all bytes to the answers; false when nobody reads them any more. */
bool platform_write(const char *bytes, size_t count);

/* Whether the path names one file independently of working folder, drive and search path. */
bool platform_is_absolute(const char *utf8_path);

/*
 * Whether nobody but administrators can change the library at this path, or put something beside it. If so, `place` is
 * where it really lies, links followed: what was looked at is what must be loaded. When others can, `place` names the file
 * or folder in question. UTF-8. Looked at on Windows only; elsewhere true, and `place` is the path.
 */
bool platform_find_protected(const char *utf8_path, char *place, size_t size);

/* Loads the library at exactly this path; NULL and a reason on failure. */
void *platform_load(const char *utf8_path, load_failure *failure);

/* The export of exactly this name, or NULL. */
exported_function platform_symbol(void *library, const char *name);

void platform_unload(void *library);

/* Memory of a whole number of pages with an inaccessible page on each side; NULL on failure. Never freed. */
unsigned char *platform_guarded_memory(size_t bytes);

/* Overwrites with zeros; never optimised away. */
void platform_wipe(void *memory, size_t bytes);

#endif

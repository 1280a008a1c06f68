/* Calling the ticket library: calling convention, handle, buffer protocol (spine-cis1 4.2-4.4). */
#ifndef TICKET_HOST_CALLS_H
#define TICKET_HOST_CALLS_H

#include "library.h"

#include <stdint.h>

#define TICKET_API_SUCCESS 0u
#define TICKET_API_BUFFER_TOO_SMALL 0x80100004u
/* The same in the numbering of the Java class (sheet, 4.7). */
#define TICKET_API_BUFFER_TOO_SMALL_JAVA 4u

#define TICKET_BUFFER_FIRST 4096u
#define TICKET_BUFFER_LAST 65536u

typedef enum {
    TEXT_OK,       /* `text` and `length` are set */
    TEXT_CODE,     /* the library answered with `code` */
    TEXT_TOO_LONG, /* longer than the largest buffer */
    TEXT_OVERRUN   /* the library wrote behind the buffer it was given */
} text_outcome;

typedef struct {
    uint32_t code;
    const unsigned char *text;
    size_t length;
} text_answer;

/* Allocates the buffer; false when there is no memory. To be called once. */
bool calls_prepare(void);

/* The handle of a new instance; 0 on failure, `code` then holds what the library says about it (may be 0). */
long calls_initialize(const ticket_library *library, uint32_t *code);

void calls_finalize(const ticket_library *library, long handle);

/*
 * Runs one of the three ticket exports. The text points into the shared buffer: use it, then call calls_wipe().
 * When the buffer has to grow, the repetition asks getTicketNoAuth: the ticket exists by then, and nobody may be
 * prompted twice.
 */
text_outcome calls_ticket(const ticket_library *library, int which, long handle, text_answer *answer);

/* What the library says about a code; text as in calls_ticket(), cut at 4095 bytes. */
text_outcome calls_describe(const ticket_library *library, long handle, uint32_t code, text_answer *answer);

uint32_t calls_destroy(const ticket_library *library, long handle);
uint32_t calls_ga_version(const ticket_library *library, long handle, int32_t component);

/* The two optional exports: false when the library does not have them. */
bool calls_terminal_session(const ticket_library *library, long handle, bool *answer);
bool calls_dll_version(const ticket_library *library, uint32_t *answer);

/* Forgets whatever the last call left in the buffer. */
void calls_wipe(void);

#endif

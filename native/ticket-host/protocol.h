/* The line protocol: reading requests, writing answers (README.md). */
#ifndef TICKET_HOST_PROTOCOL_H
#define TICKET_HOST_PROTOCOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest request, its end of line not counted. */
#define REQUEST_LIMIT 16384

typedef enum { REQUEST_READY, REQUEST_GARBLED, REQUEST_TOO_LONG, REQUEST_END } request_outcome;

/* One request; the three texts lie in a buffer that the next protocol_read() overwrites. */
typedef struct {
    const char *id;
    const char *verb;
    const char *argument; /* empty when there is none */
} request;

/* Waits for the next request. A garbled one keeps its id when it has one, else "0". */
request_outcome protocol_read(request *next);

/* "id OK" / "id OK fields"; `fields` may be NULL. */
bool answer_ok(const char *id, const char *fields);
/* "id OK hex", or "id OK -" for no bytes; the line is wiped afterwards. */
bool answer_bytes(const char *id, const unsigned char *bytes, size_t count);
/* "id CODE xxxxxxxx" */
bool answer_code(const char *id, uint32_t code);
/* "id FAIL reason" / "id FAIL reason detail"; `detail` may be NULL. */
bool answer_fail(const char *id, const char *reason, const char *detail);

/* Lower-case hex of the bytes, NUL-terminated; `hex` holds 2 * count + 1 characters. */
void hex_encode(const unsigned char *bytes, size_t count, char *hex);
/* Decodes hex of either case to a NUL-terminated text without NULs; false when it is anything else or too long. */
bool hex_decode_text(const char *hex, char *text, size_t size);
/* Eight hex digits. */
bool hex_parse_code(const char *hex, uint32_t *code);

#endif

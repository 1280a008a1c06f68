/*
 * The ticket host: loads the Identity Agent's ticket library and makes its calls, one at a time, on request of the
 * program that started it. The protocol is described in README.md. The single thread is on purpose: the library's
 * thread-safety is unknown, and its getTicket blocks as long as the user looks for the card.
 */
#include "calls.h"
#include "library.h"
#include "platform.h"
#include "protocol.h"

#include <stdio.h>
#include <string.h>

#define PATH_LIMIT 4096

static ticket_library library;
static long handle = 0;

/* "not-protected" and the place in hex. */
static bool refuse_place(const char *id, const char *place)
{
    static char hex[2 * PATH_LIMIT + 1];
    hex_encode((const unsigned char *)place, strlen(place), hex);
    return answer_fail(id, "not-protected", place[0] != '\0' ? hex : "-");
}

static bool load(const char *id, const char *argument, bool from_anywhere)
{
    char path[PATH_LIMIT];
    char place[PATH_LIMIT];
    char detail[2 * sizeof(load_failure) + 32];
    load_failure failure = {0, ""};
    const char *missing = "";

    if (library.module != NULL) return answer_fail(id, "already-loaded", NULL);
    if (!hex_decode_text(argument, path, sizeof path)) return answer_fail(id, "bad-argument", NULL);
    if (!platform_is_absolute(path)) return answer_fail(id, "path-not-absolute", NULL);
    if (!from_anywhere && !platform_find_protected(path, place, sizeof place)) return refuse_place(id, place);

    switch (library_open(&library, from_anywhere ? path : place, &failure, &missing)) {
    case LIBRARY_NOT_LOADABLE: {
        const int start = snprintf(detail, sizeof detail, "%lu ", failure.number);
        hex_encode((const unsigned char *)failure.text, strlen(failure.text), detail + start);
        if (failure.text[0] == '\0') strcat(detail, "-");
        return answer_fail(id, "not-loadable", detail);
    }
    case LIBRARY_EXPORT_MISSING:
        return answer_fail(id, "export-missing", missing);
    case LIBRARY_LOADED:
        break;
    }

    static char matched[EXPORT_COUNT * (EXPORT_NAME_SIZE + 1)];
    size_t length = 0;
    for (int which = 0; which < EXPORT_COUNT; which++) {
        const char *name = library.matched[which][0] != '\0' ? library.matched[which] : "-";
        length += (size_t)snprintf(matched + length, sizeof matched - length, which == 0 ? "%s" : " %s", name);
    }
    return answer_ok(id, matched);
}

static bool load_protected(const char *id, const char *argument)
{
    return load(id, argument, false);
}

static bool load_anywhere(const char *id, const char *argument)
{
    return load(id, argument, true);
}

/* A second INIT replaces the handle. The old one is stale by then, so it is not handed to the library again. */
static bool initialize(const char *id, const char *argument)
{
    (void)argument;
    uint32_t code;
    handle = calls_initialize(&library, &code);
    if (handle != 0) return answer_ok(id, NULL);
    return code != 0 ? answer_code(id, code) : answer_fail(id, "initialise-failed", NULL);
}

static bool finalize(const char *id, const char *argument)
{
    (void)argument;
    if (handle != 0) calls_finalize(&library, handle);
    handle = 0;
    return answer_ok(id, NULL);
}

static bool send_text(const char *id, text_outcome outcome, const text_answer *text)
{
    bool sent = false;
    switch (outcome) {
    case TEXT_OK:
        sent = answer_bytes(id, text->text, text->length);
        break;
    case TEXT_CODE:
        sent = answer_code(id, text->code);
        break;
    case TEXT_TOO_LONG:
        sent = answer_fail(id, "too-long", NULL);
        break;
    case TEXT_OVERRUN:
        sent = answer_fail(id, "overrun", NULL);
        break;
    }
    calls_wipe();
    return sent;
}

static bool answer_ticket(const char *id, int which)
{
    text_answer text = {0, NULL, 0};
    const text_outcome outcome = calls_ticket(&library, which, handle, &text);
    return send_text(id, outcome, &text);
}

static bool ticket(const char *id, const char *argument)
{
    (void)argument;
    return answer_ticket(id, EXPORT_GET_TICKET);
}

static bool ticket_no_auth(const char *id, const char *argument)
{
    (void)argument;
    return answer_ticket(id, EXPORT_GET_TICKET_NO_AUTH);
}

static bool new_ticket(const char *id, const char *argument)
{
    (void)argument;
    return answer_ticket(id, EXPORT_GET_NEW_TICKET);
}

static bool describe(const char *id, const char *argument)
{
    uint32_t code;
    text_answer text = {0, NULL, 0};
    if (!hex_parse_code(argument, &code)) return answer_fail(id, "bad-argument", NULL);
    const text_outcome outcome = calls_describe(&library, handle, code, &text);
    return send_text(id, outcome, &text);
}

static bool destroy(const char *id, const char *argument)
{
    (void)argument;
    const uint32_t code = calls_destroy(&library, handle);
    return code == TICKET_API_SUCCESS ? answer_ok(id, NULL) : answer_code(id, code);
}

static bool version(const char *id, const char *argument)
{
    char hex[16];
    if (strlen(argument) != 1 || argument[0] < '0' || argument[0] > '9') return answer_fail(id, "bad-argument", NULL);
    snprintf(hex, sizeof hex, "%08lx", (unsigned long)calls_ga_version(&library, handle, argument[0] - '0'));
    return answer_ok(id, hex);
}

static bool info(const char *id, const char *argument)
{
    (void)argument;
    char fields[64];
    char dll[16] = "-";
    const char *terminal = "-";
    bool in_terminal_session;
    uint32_t dll_version;
    if (calls_terminal_session(&library, handle, &in_terminal_session)) terminal = in_terminal_session ? "1" : "0";
    if (calls_dll_version(&library, &dll_version)) snprintf(dll, sizeof dll, "%08lx", (unsigned long)dll_version);
    snprintf(fields, sizeof fields, "%u %s %s", (unsigned)(8 * sizeof(void *)), terminal, dll);
    return answer_ok(id, fields);
}

typedef enum { NEEDS_NOTHING, NEEDS_LIBRARY, NEEDS_HANDLE } need;

typedef struct {
    const char *name;
    need needs;
    bool wants_argument;
    bool (*serve)(const char *id, const char *argument);
} verb_entry;

static const verb_entry verbs[] = {
    {"LOAD", NEEDS_NOTHING, true, load_protected},
    {"LOAD_ANYWHERE", NEEDS_NOTHING, true, load_anywhere},
    {"INIT", NEEDS_LIBRARY, false, initialize},
    {"FINAL", NEEDS_LIBRARY, false, finalize},
    {"DESCRIBE", NEEDS_LIBRARY, true, describe},
    {"VERSION", NEEDS_LIBRARY, true, version},
    {"TICKET", NEEDS_HANDLE, false, ticket},
    {"TICKET_NO_AUTH", NEEDS_HANDLE, false, ticket_no_auth},
    {"NEW_TICKET", NEEDS_HANDLE, false, new_ticket},
    {"DESTROY", NEEDS_HANDLE, false, destroy},
    {"INFO", NEEDS_HANDLE, false, info},
};

/* Carries out one request; false when its answer could not be delivered. */
static bool serve(const request *next)
{
    for (size_t at = 0; at < sizeof verbs / sizeof verbs[0]; at++) {
        const verb_entry *verb = &verbs[at];
        if (strcmp(verb->name, next->verb) != 0) continue;
        if (verb->wants_argument != (next->argument[0] != '\0')) return answer_fail(next->id, "bad-argument", NULL);
        if (verb->needs >= NEEDS_LIBRARY && library.module == NULL) return answer_fail(next->id, "not-loaded", NULL);
        if (verb->needs >= NEEDS_HANDLE && handle == 0) return answer_fail(next->id, "not-initialised", NULL);
        return verb->serve(next->id, next->argument);
    }
    return answer_fail(next->id, "unknown-verb", NULL);
}

/* Ends as the sheet asks: Finalize, unload, and never destroyTicket, which would log the user out everywhere. */
static void leave(void)
{
    if (handle != 0) calls_finalize(&library, handle);
    library_close(&library);
    calls_wipe();
}

static int run(void)
{
    if (!platform_prepare() || !calls_prepare()) return 2;
    for (;;) {
        request next;
        bool delivered = true;
        switch (protocol_read(&next)) {
        case REQUEST_READY:
            delivered = serve(&next);
            break;
        case REQUEST_GARBLED:
            delivered = answer_fail(next.id, "garbled", NULL);
            break;
        case REQUEST_TOO_LONG:
            delivered = answer_fail("0", "line-too-long", NULL);
            break;
        case REQUEST_END:
            delivered = false;
            break;
        }
        if (!delivered) {
            leave();
            return 0;
        }
    }
}

#ifdef _WIN32
int wmain(void)
{
    return run();
}
#else
int main(void)
{
    return run();
}
#endif

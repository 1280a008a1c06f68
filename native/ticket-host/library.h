/* Loading the ticket library and finding its exports (spine-cis1 4.2, 4.3). */
#ifndef TICKET_HOST_LIBRARY_H
#define TICKET_HOST_LIBRARY_H

#include "platform.h"

/* The eleven exports, in the order of the sheet. The last two exist only in newer builds. */
enum {
    EXPORT_INITIALIZE,
    EXPORT_FINALIZE,
    EXPORT_GET_TICKET,
    EXPORT_GET_TICKET_NO_AUTH,
    EXPORT_GET_NEW_TICKET,
    EXPORT_DESTROY_TICKET,
    EXPORT_GET_LAST_ERROR,
    EXPORT_GET_ERROR_DESCRIPTION,
    EXPORT_GET_GA_VERSION,
    EXPORT_IS_TERMINAL_SESSION,
    EXPORT_GET_DLL_VERSION,
    EXPORT_COUNT
};

#define EXPORT_NAME_SIZE 64

typedef struct {
    void *module;
    exported_function function[EXPORT_COUNT];
    /* The name under which each export was found; empty when an optional one is absent. */
    char matched[EXPORT_COUNT][EXPORT_NAME_SIZE];
} ticket_library;

typedef enum { LIBRARY_LOADED, LIBRARY_NOT_LOADABLE, LIBRARY_EXPORT_MISSING } library_outcome;

/*
 * Loads the library at this absolute path. On LIBRARY_NOT_LOADABLE `failure` says why; on LIBRARY_EXPORT_MISSING
 * `missing` is the name of the first required export that was not found, and the library is unloaded again.
 */
library_outcome library_open(
    ticket_library *library, const char *utf8_path, load_failure *failure, const char **missing);

void library_close(ticket_library *library);

#endif

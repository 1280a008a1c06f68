#include "library.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const char *name;
    /* Bytes of arguments on a 32-bit stack: the N of a stdcall build's "name@N". */
    unsigned argument_bytes;
    bool required;
} export_entry;

static const export_entry exports[EXPORT_COUNT] = {
    [EXPORT_INITIALIZE] = {"_TcktApi_Initialize", 0, true},
    [EXPORT_FINALIZE] = {"_TcktApi_Finalize", 4, true},
    [EXPORT_GET_TICKET] = {"_TcktApi_getTicket", 16, true},
    [EXPORT_GET_TICKET_NO_AUTH] = {"_TcktApi_getTicketNoAuth", 16, true},
    [EXPORT_GET_NEW_TICKET] = {"_TcktApi_getNewTicket", 16, true},
    [EXPORT_DESTROY_TICKET] = {"_TcktApi_destroyTicket", 4, true},
    [EXPORT_GET_LAST_ERROR] = {"_TcktApi_getLastError", 4, true},
    [EXPORT_GET_ERROR_DESCRIPTION] = {"_TcktApi_getErrorDescription", 20, true},
    [EXPORT_GET_GA_VERSION] = {"_TcktApi_GetGAVersion", 8, true},
    [EXPORT_IS_TERMINAL_SESSION] = {"_TcktApi_isTerminalServiceSession", 4, false},
    [EXPORT_GET_DLL_VERSION] = {"GetDllVersion", 0, false},
};

/* Tries one spelling; keeps function and spelling when the library has it. */
static bool try_name(ticket_library *library, int which, const char *name)
{
    const exported_function found = platform_symbol(library->module, name);
    if (found == NULL) return false;
    library->function[which] = found;
    snprintf(library->matched[which], EXPORT_NAME_SIZE, "%s", name);
    return true;
}

/* The exact name, then without its underscore, then the decorated forms a stdcall build may carry. */
static bool resolve(ticket_library *library, int which)
{
    const export_entry *entry = &exports[which];
    const char *plain = entry->name[0] == '_' ? entry->name + 1 : entry->name;
    char decorated[EXPORT_NAME_SIZE];

    if (try_name(library, which, entry->name)) return true;
    if (plain != entry->name && try_name(library, which, plain)) return true;
    snprintf(decorated, sizeof decorated, "%s@%u", entry->name, entry->argument_bytes);
    if (try_name(library, which, decorated)) return true;
    snprintf(decorated, sizeof decorated, "%s@%u", plain, entry->argument_bytes);
    if (try_name(library, which, decorated)) return true;
    snprintf(decorated, sizeof decorated, "_%s@%u", entry->name, entry->argument_bytes);
    return try_name(library, which, decorated);
}

library_outcome library_open(
    ticket_library *library, const char *utf8_path, load_failure *failure, const char **missing)
{
    memset(library, 0, sizeof *library);
    library->module = platform_load(utf8_path, failure);
    if (library->module == NULL) return LIBRARY_NOT_LOADABLE;
    for (int which = 0; which < EXPORT_COUNT; which++) {
        if (!resolve(library, which) && exports[which].required) {
            *missing = exports[which].name;
            library_close(library);
            return LIBRARY_EXPORT_MISSING;
        }
    }
    return LIBRARY_LOADED;
}

void library_close(ticket_library *library)
{
    if (library->module != NULL) platform_unload(library->module);
    memset(library, 0, sizeof *library);
}

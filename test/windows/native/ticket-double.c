/*
 * A stand-in for TicketApiDll.dll on Windows (spine-cis1 4.2), for the calling conventions and the mishaps. What a call
 * does is written in the file "<library>.script", one line each: EXPORT WHAT [ARGUMENT]. A call without a line succeeds.
 *
 * WHAT: "text HEX", "letters N" (so many "y"), "code HEX8", "fill" (the whole buffer, without NUL), "too-small" (whatever
 * the size), "overrun N", "crash", "abort", "raise", "overflow" (the stack), "exit", "hang", "print", "sibling" (loads
 * sibling.dll by its bare name).
 *
 * Variants: -DCONVENTION=__stdcall, -DWITHOUT_OPTIONAL_EXPORTS.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#ifndef CONVENTION
#define CONVENTION __cdecl
#endif
#define EXPORT __declspec(dllexport)

#define BUFFER_TOO_SMALL 0x80100004u
#define INVALID_PARAMETER 0x80100003u
#define HANDLE_VALUE 0x1DEA
#define TICKET "a-ticket-of-the-windows-double-0123456789"

typedef struct {
    char export_name[32];
    char what[16];
    char argument[1024];
} behaviour;

static HMODULE self;

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved)
{
    (void)reserved;
    if (reason == DLL_PROCESS_ATTACH) self = module;
    return TRUE;
}

/* The script, read once, so that a call costs what it costs and not what a file costs. */
static behaviour script[16];
static int lines = -1;

static void read_script(void)
{
    wchar_t path[4096];
    char line[2048];
    lines = 0;
    GetModuleFileNameW(self, path, 4000);
    FILE *file = _wfopen(wcscat(path, L".script"), L"r");
    if (file == NULL) return;
    while (lines < 16 && fgets(line, sizeof line, file) != NULL) {
        behaviour *next = &script[lines];
        if (sscanf(line, "%31s %15s %1023s", next->export_name, next->what, next->argument) >= 2) lines++;
    }
    fclose(file);
}

static behaviour behaviour_of(const char *export_name)
{
    static const behaviour nothing = {"", "", ""};
    if (lines < 0) read_script();
    for (int at = 0; at < lines; at++) {
        if (strcmp(script[at].export_name, export_name) == 0) return script[at];
    }
    return nothing;
}

static int overflow(volatile int depth)
{
    volatile char room[4096];
    room[0] = (char)depth;
    return overflow(depth + 1) + room[0];
}

static void misbehave(const char *what)
{
    int *volatile nowhere = NULL;
    if (strcmp(what, "crash") == 0) *nowhere = 1;
    if (strcmp(what, "abort") == 0) abort();
    if (strcmp(what, "raise") == 0) RaiseException(0xE06D7363, EXCEPTION_NONCONTINUABLE, 0, NULL);
    if (strcmp(what, "overflow") == 0) exit(overflow(0));
    if (strcmp(what, "exit") == 0) ExitProcess(0);
    if (strcmp(what, "hang") == 0) Sleep(INFINITE);
    if (strcmp(what, "print") == 0) {
        DWORD written;
        printf("1 OK 00\n2 FAIL garbled\n\nhello\n");
        fflush(stdout);
        WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), "9 OK\n", 5, &written, NULL);
    }
}

/* The status that a call without text answers with. */
static uint32_t status_of(const char *export_name, uint32_t otherwise)
{
    const behaviour does = behaviour_of(export_name);
    misbehave(does.what);
    return strcmp(does.what, "code") == 0 ? (uint32_t)strtoul(does.argument, NULL, 16) : otherwise;
}

static size_t bytes_of(const char *hex, unsigned char *bytes)
{
    size_t length = 0;
    for (unsigned byte; sscanf(hex, "%2x", &byte) == 1; hex += 2) bytes[length++] = (unsigned char)byte;
    return length;
}

static uint32_t text(const char *export_name, long handle, char *buffer, uint32_t size, uint32_t *used)
{
    static unsigned char bytes[65536];
    const behaviour does = behaviour_of(export_name);
    misbehave(does.what);
    if (handle != HANDLE_VALUE || buffer == NULL || used == NULL) return INVALID_PARAMETER;
    if (strcmp(does.what, "code") == 0) return (uint32_t)strtoul(does.argument, NULL, 16);
    if (strcmp(does.what, "too-small") == 0) return BUFFER_TOO_SMALL;
    if (strcmp(does.what, "fill") == 0 || strcmp(does.what, "overrun") == 0) {
        const uint32_t more = (uint32_t)strtoul(does.argument, NULL, 10);
        for (volatile uint32_t at = 0; at < size + more; at++) buffer[at] = 'x';
        *used = size;
        return 0;
    }
    size_t length = strlen(TICKET);
    memcpy(bytes, TICKET, length);
    if (strcmp(does.what, "text") == 0) length = bytes_of(does.argument, bytes);
    if (strcmp(does.what, "letters") == 0) memset(bytes, 'y', length = strtoul(does.argument, NULL, 10));
    if (length + 1 > size) return BUFFER_TOO_SMALL;
    memcpy(buffer, bytes, length);
    *used = (uint32_t)length;
    return 0;
}

EXPORT long CONVENTION _TcktApi_Initialize(void)
{
    const behaviour does = behaviour_of("Initialize");
    misbehave(does.what);
    if (strcmp(does.what, "code") == 0) return 0;
    if (strcmp(does.what, "sibling") == 0 && LoadLibraryW(L"sibling.dll") == NULL) return 0;
    return HANDLE_VALUE;
}

EXPORT void CONVENTION _TcktApi_Finalize(long handle)
{
    (void)handle;
    status_of("Finalize", 0);
}

EXPORT int32_t CONVENTION _TcktApi_getTicket(long handle, char *buffer, uint32_t size, uint32_t *used)
{
    return (int32_t)text("getTicket", handle, buffer, size, used);
}

EXPORT int32_t CONVENTION _TcktApi_getTicketNoAuth(long handle, char *buffer, uint32_t size, uint32_t *used)
{
    return (int32_t)text("getTicketNoAuth", handle, buffer, size, used);
}

EXPORT int32_t CONVENTION _TcktApi_getNewTicket(long handle, char *buffer, uint32_t size, uint32_t *used)
{
    return (int32_t)text("getNewTicket", handle, buffer, size, used);
}

EXPORT int32_t CONVENTION _TcktApi_destroyTicket(long handle)
{
    return (int32_t)(handle == HANDLE_VALUE ? status_of("destroyTicket", 0) : INVALID_PARAMETER);
}

EXPORT uint32_t CONVENTION _TcktApi_getLastError(long handle)
{
    (void)handle;
    return status_of("getLastError", 0);
}

EXPORT int32_t CONVENTION _TcktApi_getErrorDescription(
    long handle, uint32_t code, char *buffer, uint32_t size, uint32_t *used)
{
    if (code == 0xFFFFFFFFu) return (int32_t)INVALID_PARAMETER;
    return (int32_t)text("getErrorDescription", handle, buffer, size, used);
}

EXPORT uint32_t CONVENTION _TcktApi_GetGAVersion(long handle, int32_t component)
{
    (void)handle;
    return status_of("GetGAVersion", component == 1 ? 0x02040A00u : 0x02040A01u);
}

#ifndef WITHOUT_OPTIONAL_EXPORTS
EXPORT int32_t CONVENTION _TcktApi_isTerminalServiceSession(long handle)
{
    return handle == HANDLE_VALUE && status_of("isTerminalServiceSession", 1) == 1;
}

EXPORT uint32_t CONVENTION GetDllVersion(void)
{
    return status_of("GetDllVersion", 0x02040A00u);
}
#endif

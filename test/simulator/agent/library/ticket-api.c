/*
 * A stand-in for the Identity Agent's TicketApiDll: the real exports (spine-cis1 4.2), in a real shared library, which
 * ask a small agent process (../agent.ts) what to answer. The agent's socket is named in the file "<library>.socket".
 * One connection per call: request "verb pid handle size argument\n", answer "status used flags data\n".
 *
 * Variants for tests: -DWITHOUT_OPTIONAL_EXPORTS, -DWITHOUT_DESTROY_TICKET, -DWITHOUT_UNDERSCORE, -DSTDCALL (i386).
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#ifdef WITHOUT_UNDERSCORE
#define NAME(name) name
#else
#define NAME(name) _##name
#endif
#ifdef STDCALL
#define CONVENTION __attribute__((stdcall))
#else
#define CONVENTION
#endif
#define EXPORT __attribute__((visibility("default"))) CONVENTION

#define NO_SERVERFOUND 0x80800003u
#define SERVER_COMM_FAILED 0x80100007u
#define BUFFER_TOO_SMALL 0x80100004u
#define ANSWER_SIZE (1u << 20)

typedef struct {
    uint32_t status;
    bool has_used;
    uint32_t used;
    char flags[16];
    unsigned char *data;
    size_t length;
} reply;

static unsigned char answer[ANSWER_SIZE];
static size_t answered = 0;

/* Connects to the socket named beside this library; -1 when no agent listens there. */
static int connect_to_agent(void)
{
    static const char anchor = 0;
    Dl_info self;
    char name[4096];
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (dladdr(&anchor, &self) == 0) return -1;
    snprintf(name, sizeof name, "%s.socket", self.dli_fname);
    FILE *file = fopen(name, "r");
    if (file == NULL) return -1;
    const bool read = fgets(address.sun_path, sizeof address.sun_path, file) != NULL;
    fclose(file);
    address.sun_path[strcspn(address.sun_path, "\n")] = '\0';
    const int connection = read ? socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) : -1;
    if (connection >= 0 && connect(connection, (struct sockaddr *)&address, sizeof address) != 0) {
        close(connection);
        return -1;
    }
    return connection;
}

static size_t read_all(int connection)
{
    size_t length = 0;
    for (;;) {
        const ssize_t count = read(connection, answer + length, ANSWER_SIZE - 1 - length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        length += (size_t)count;
    }
    answer[length] = '\0';
    answered = length;
    return length;
}

static int digit(unsigned char character)
{
    return character <= '9' ? character - '0' : character - 'a' + 10;
}

/* Splits the answer line; the data replaces its own hex. */
static bool parse(reply *into)
{
    char used[16];
    int start = 0;
    memset(into, 0, sizeof *into);
    if (sscanf((char *)answer, "%8x %15s %15s %n", &into->status, used, into->flags, &start) != 3) return false;
    into->has_used = strcmp(used, "-") != 0;
    into->used = (uint32_t)strtoul(used, NULL, 10);
    into->data = answer + start;
    const size_t digits = strcspn((char *)into->data, "\n-");
    for (size_t at = 0; at + 1 < digits; at += 2) {
        into->data[into->length++] = (unsigned char)(digit(into->data[at]) << 4 | digit(into->data[at + 1]));
    }
    return true;
}

/* What the agent wants to go wrong: crash, segmentation fault, exit, hang, noise on the standard streams. */
static void misbehave(const char *flags)
{
    int *volatile nowhere = NULL;
    if (strchr(flags, 'c') != NULL) abort();
    if (strchr(flags, 's') != NULL) *nowhere = 1;
    if (strchr(flags, 'e') != NULL) _exit(0);
    if (strchr(flags, 'p') != NULL) {
        printf("1 OK 00\n2 FAIL garbled\n\nhello\n");
        fflush(stdout);
        fprintf(stderr, "library noise\n");
    }
    while (strchr(flags, 'h') != NULL) pause();
}

static uint32_t ask(const char *verb, long handle, uint32_t size, uint32_t argument, reply *into)
{
    char request[128];
    memset(into, 0, sizeof *into);
    const int connection = connect_to_agent();
    if (connection < 0) return into->status = NO_SERVERFOUND;
    const int length =
        snprintf(request, sizeof request, "%s %ld %ld %u %u\n", verb, (long)getpid(), handle, size, argument);
    const bool sent = send(connection, request, (size_t)length, MSG_NOSIGNAL) == length;
    const bool answered = sent && read_all(connection) > 0 && parse(into);
    close(connection);
    if (!answered) return into->status = SERVER_COMM_FAILED;
    misbehave(into->flags);
    return into->status;
}

/* Hands text over by the buffer protocol (sheet, 4.4), unless the agent wants it broken. */
static int32_t deliver(const reply *from, char *buffer, uint32_t size, uint32_t *used)
{
    const char *flags = from->flags;
    size_t length = from->length;
    if (from->status != 0) return (int32_t)from->status;
    const bool ignores_size = strchr(flags, 'i') != NULL;
    const bool truncates = strchr(flags, 't') != NULL;
    const size_t needed = length + (strchr(flags, 'n') != NULL ? 0 : 1);
    if (strchr(flags, 'F') != NULL) {
        memset(buffer, 'x', size);
        length = size;
    } else if (needed > size && truncates) {
        memcpy(buffer, from->data, size);
        length = size;
    } else if (needed > size && !ignores_size) {
        return (int32_t)BUFFER_TOO_SMALL;
    } else {
        /* Through volatile bytes, so that no checked memcpy stops what is meant to run over. */
        volatile char *to = buffer;
        for (size_t at = 0; at < length; at++) to[at] = (char)from->data[at];
        if (needed > length) to[length] = '\0';
    }
    if (used != NULL) {
        if (strchr(flags, 'u') != NULL) *used = size;
        else if (from->has_used) *used = from->used;
        else *used = (uint32_t)length;
    }
    return 0;
}

/* No copy of a ticket stays here, so that a test can look for those the host leaves. */
static void forget_answer(void)
{
    volatile unsigned char *byte = answer;
    while (answered > 0) byte[--answered] = 0;
}

static int32_t text(const char *verb, long handle, uint32_t argument, char *buffer, uint32_t size, uint32_t *used)
{
    reply from;
    ask(verb, handle, size, argument, &from);
    const int32_t status = deliver(&from, buffer, size, used);
    forget_answer();
    return status;
}

EXPORT long NAME(TcktApi_Initialize)(void)
{
    reply from;
    const uint32_t handle = ask("Initialize", 0, 0, 0, &from);
    /* The library starts without an agent, too; its calls then say what is the matter. */
    return handle == NO_SERVERFOUND || handle == SERVER_COMM_FAILED ? 1 : (long)(int32_t)handle;
}

EXPORT void NAME(TcktApi_Finalize)(long handle)
{
    reply from;
    ask("Finalize", handle, 0, 0, &from);
}

EXPORT int32_t NAME(TcktApi_getTicket)(long handle, char *buffer, uint32_t size, uint32_t *used)
{
    return text("getTicket", handle, 0, buffer, size, used);
}

EXPORT int32_t NAME(TcktApi_getTicketNoAuth)(long handle, char *buffer, uint32_t size, uint32_t *used)
{
    return text("getTicketNoAuth", handle, 0, buffer, size, used);
}

EXPORT int32_t NAME(TcktApi_getNewTicket)(long handle, char *buffer, uint32_t size, uint32_t *used)
{
    return text("getNewTicket", handle, 0, buffer, size, used);
}

#ifndef WITHOUT_DESTROY_TICKET
EXPORT int32_t NAME(TcktApi_destroyTicket)(long handle)
{
    reply from;
    return (int32_t)ask("destroyTicket", handle, 0, 0, &from);
}
#endif

EXPORT uint32_t NAME(TcktApi_getLastError)(long handle)
{
    reply from;
    return ask("getLastError", handle, 0, 0, &from);
}

EXPORT int32_t NAME(TcktApi_getErrorDescription)(
    long handle, uint32_t code, char *buffer, uint32_t size, uint32_t *used)
{
    return text("getErrorDescription", handle, code, buffer, size, used);
}

EXPORT uint32_t NAME(TcktApi_GetGAVersion)(long handle, int32_t component)
{
    reply from;
    const uint32_t version = ask("GetGAVersion", handle, 0, (uint32_t)component, &from);
    return version == NO_SERVERFOUND ? 0 : version;
}

#ifndef WITHOUT_OPTIONAL_EXPORTS
EXPORT int32_t NAME(TcktApi_isTerminalServiceSession)(long handle)
{
    reply from;
    return ask("isTerminalServiceSession", handle, 0, 0, &from) == 1;
}

EXPORT uint32_t GetDllVersion(void)
{
    return 0x02040A00u;
}
#endif

/*
 * A 64-bit program that uses the 32-bit ticket host as Lanyard does on Windows: a process with pipes on stdin and stdout.
 *   caller.exe HOST LIBRARY calls N       INIT, then N times TICKET_NO_AUTH; prints the round trips' median
 *   caller.exe HOST LIBRARY last-words    INIT, one TICKET_NO_AUTH; prints how the host ended
 *   caller.exe HOST LIBRARY hang          the same, but ends the host after 500 ms without an answer
 *   caller.exe HOST LIBRARY abandon       the same, but leaves while the host is in its call
 * Prints one line of JSON. Exit code 1: something that should have gone well did not.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <windows.h>

static HANDLE to_host;
static HANDLE from_host;
static PROCESS_INFORMATION host;

static bool start_host(const wchar_t *program)
{
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
    wchar_t command[1024];
    if (!CreatePipe(&start.hStdInput, &to_host, &inherited, 0)) return false;
    if (!CreatePipe(&from_host, &start.hStdOutput, &inherited, 0)) return false;
    SetHandleInformation(to_host, HANDLE_FLAG_INHERIT, 0);
    SetHandleInformation(from_host, HANDLE_FLAG_INHERIT, 0);
    start.hStdError = start.hStdOutput;
    _snwprintf(command, 1024, L"\"%ls\"", program);
    const BOOL started = CreateProcessW(program, command, NULL, NULL, TRUE, 0, NULL, NULL, &start, &host);
    CloseHandle(start.hStdInput);
    CloseHandle(start.hStdOutput);
    return started;
}

static bool ask(const char *request)
{
    DWORD written;
    return WriteFile(to_host, request, (DWORD)strlen(request), &written, NULL) && written == strlen(request);
}

/* The next answer without its end of line; false when the host has ended. */
static bool answer(char *line, size_t size)
{
    size_t length = 0;
    DWORD count;
    while (ReadFile(from_host, line + length, (DWORD)(size - 1 - length), &count, NULL) && count > 0) {
        length += count;
        if (line[length - 1] != '\n') continue;
        line[length - 1] = '\0';
        return true;
    }
    return false;
}

static bool prepare(const wchar_t *library)
{
    char request[16384] = "1 LOAD_ANYWHERE ";
    char utf8[4096];
    char line[4096];
    WideCharToMultiByte(CP_UTF8, 0, library, -1, utf8, sizeof utf8, NULL, NULL);
    for (const char *byte = utf8; *byte != '\0'; byte++) {
        sprintf(request + strlen(request), "%02x", (unsigned)(unsigned char)*byte);
    }
    strcat(request, "\n");
    if (!ask(request) || !answer(line, sizeof line) || strncmp(line, "1 OK", 4) != 0) return false;
    return ask("2 INIT\n") && answer(line, sizeof line) && strcmp(line, "2 OK") == 0;
}

static int by_size(const void *one, const void *other)
{
    const double difference = *(const double *)one - *(const double *)other;
    return difference < 0 ? -1 : difference > 0;
}

static int many_calls(int count)
{
    double *microseconds = calloc((size_t)count, sizeof *microseconds);
    LARGE_INTEGER frequency, before, after;
    char line[4096];
    char expected[4096] = "";
    QueryPerformanceFrequency(&frequency);
    for (int call = 0; call < count; call++) {
        QueryPerformanceCounter(&before);
        if (!ask("3 TICKET_NO_AUTH\n") || !answer(line, sizeof line)) return 1;
        QueryPerformanceCounter(&after);
        microseconds[call] = (double)(after.QuadPart - before.QuadPart) * 1e6 / (double)frequency.QuadPart;
        if (call == 0) strcpy(expected, line);
        if (strcmp(line, expected) != 0 || strncmp(line, "3 OK ", 5) != 0) return 1;
    }
    DWORD code;
    CloseHandle(to_host);
    WaitForSingleObject(host.hProcess, 5000);
    GetExitCodeProcess(host.hProcess, &code);
    qsort(microseconds, (size_t)count, sizeof *microseconds, by_size);
    printf("{\"bits\":%u,\"calls\":%d,\"medianMicroseconds\":%.1f,\"p95Microseconds\":%.1f,\"hostCode\":%lu}\n",
           (unsigned)(8 * sizeof(void *)), count, microseconds[count / 2], microseconds[count * 95 / 100], code);
    return 0;
}

static int last_words(bool hangs)
{
    char line[4096];
    DWORD code;
    if (!ask("3 TICKET_NO_AUTH\n")) return 1;
    if (hangs) {
        if (WaitForSingleObject(host.hProcess, 500) != WAIT_TIMEOUT) return 1;
        TerminateProcess(host.hProcess, 99);
    }
    const bool answered = answer(line, sizeof line);
    const bool gone = WaitForSingleObject(host.hProcess, 5000) == WAIT_OBJECT_0;
    GetExitCodeProcess(host.hProcess, &code);
    printf("{\"answered\":%s,\"gone\":%s,\"hostCode\":%lu}\n", answered ? "true" : "false", gone ? "true" : "false", code);
    return 0;
}

int wmain(int count, wchar_t **arguments)
{
    if (count < 4 || !start_host(arguments[1]) || !prepare(arguments[2])) return 1;
    if (wcscmp(arguments[3], L"calls") == 0) return many_calls(_wtoi(arguments[4]));
    if (wcscmp(arguments[3], L"last-words") == 0) return last_words(false);
    if (wcscmp(arguments[3], L"hang") == 0) return last_words(true);
    if (!ask("3 TICKET_NO_AUTH\n")) return 1;
    Sleep(500);
    return 0;
}

/* The operating system beneath the ticket host: Windows, 32 and 64 bit. */
#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0A00
#ifndef UNICODE
#define UNICODE
#endif

#include "platform.h"
#include "protection.h"

#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <string.h>
#include <tlhelp32.h>
#include <wchar.h>

#define PATH_UNITS 4096
/* The exit code of a host whose library crashed, where the crash could be caught. */
#define EXIT_CRASHED 3

static int requests = -1;
static int answers = -1;
static unsigned char input[4096];
static unsigned input_used = 0;
static unsigned input_filled = 0;

/* What nobody else caught: leaves at once, without a window, a report or a dump that would hold a ticket. */
static LONG WINAPI leave_crashed(EXCEPTION_POINTERS *what)
{
    (void)what;
    TerminateProcess(GetCurrentProcess(), EXIT_CRASHED);
    return EXCEPTION_EXECUTE_HANDLER;
}

/* No library from a share or from the Internet, and none by its bare name but from System32. */
static void restrict_loading(void)
{
    PROCESS_MITIGATION_IMAGE_LOAD_POLICY images = {.Flags = 0};
    images.NoRemoteImages = 1;
    images.NoLowMandatoryLabelImages = 1;
    (void)SetProcessMitigationPolicy(ProcessImageLoadPolicy, &images, sizeof images);
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
}

static DWORD parent_id(void)
{
    const HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W each = {.dwSize = sizeof each};
    DWORD found = 0;
    if (all == INVALID_HANDLE_VALUE) return 0;
    for (BOOL more = Process32FirstW(all, &each); more && found == 0; more = Process32NextW(all, &each)) {
        if (each.th32ProcessID == GetCurrentProcessId()) found = each.th32ParentProcessID;
    }
    CloseHandle(all);
    return found;
}

static bool began_before_us(HANDLE process)
{
    FILETIME theirs, ours, unused[3];
    return GetProcessTimes(process, &theirs, &unused[0], &unused[1], &unused[2]) &&
           GetProcessTimes(GetCurrentProcess(), &ours, &unused[0], &unused[1], &unused[2]) &&
           CompareFileTime(&theirs, &ours) <= 0;
}

static DWORD WINAPI leave_with(void *parent)
{
    WaitForSingleObject(parent, INFINITE);
    TerminateProcess(GetCurrentProcess(), 0);
    return 0;
}

/* A call that blocks notices no end of input: without this, a host would outlive the program that was killed. */
static void follow_parent(void)
{
    const HANDLE parent = OpenProcess(SYNCHRONIZE | PROCESS_QUERY_LIMITED_INFORMATION, FALSE, parent_id());
    /* The number may belong to a younger process by now: then the parent has gone, and so has our input. */
    if (parent == NULL || !began_before_us(parent)) return;
    const HANDLE thread = CreateThread(NULL, 65536, leave_with, parent, STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
    if (thread != NULL) CloseHandle(thread);
}

bool platform_prepare(void)
{
    /* No "has stopped working" window, no error report with our memory in it, no "insert disk" box. */
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    SetUnhandledExceptionFilter(leave_crashed);
    HeapSetInformation(NULL, HeapEnableTerminationOnCorruption, NULL, 0);
    restrict_loading();
    follow_parent();

    requests = _dup(0);
    answers = _dup(1);
    const int nowhere = _open("NUL", _O_RDWR | _O_BINARY | _O_NOINHERIT);
    if (requests < 0 || answers < 0 || nowhere < 0) return false;
    if (_dup2(nowhere, 0) != 0 || _dup2(nowhere, 1) != 0) return false;
    /* A library may ask Windows instead of the C runtime for the standard handles. */
    SetStdHandle(STD_INPUT_HANDLE, (HANDLE)_get_osfhandle(0));
    SetStdHandle(STD_OUTPUT_HANDLE, (HANDLE)_get_osfhandle(1));
    return _setmode(requests, _O_BINARY) != -1 && _setmode(answers, _O_BINARY) != -1;
}

int platform_read_byte(void)
{
    if (input_used == input_filled) {
        const int count = _read(requests, input, sizeof input);
        if (count <= 0) return -1;
        input_filled = (unsigned)count;
        input_used = 0;
    }
    return input[input_used++];
}

bool platform_write(const char *bytes, size_t count)
{
    while (count > 0) {
        const int written = _write(answers, bytes, count > 32768 ? 32768 : (unsigned)count);
        if (written <= 0) return false;
        bytes += written;
        count -= (size_t)written;
    }
    return true;
}

bool platform_is_absolute(const char *utf8_path)
{
    /* "C:\..." only: "\x" and "C:x" depend on the working folder, "\\server\share" brings foreign code. */
    const char drive = utf8_path[0];
    const bool letter = (drive >= 'A' && drive <= 'Z') || (drive >= 'a' && drive <= 'z');
    return letter && utf8_path[1] == ':' && (utf8_path[2] == '\\' || utf8_path[2] == '/');
}

/* The path in UTF-16, as LoadLibraryEx wants it: with backslashes. NULL when it is not UTF-8 or too long. */
static wchar_t *wide_path(const char *utf8_path)
{
    static wchar_t path[PATH_UNITS];
    if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, utf8_path, -1, path, PATH_UNITS) == 0) return NULL;
    for (wchar_t *unit = path; *unit != L'\0'; unit++) {
        if (*unit == L'/') *unit = L'\\';
    }
    return path;
}

/* Where this path really leads, links and mapped drives followed, as "C:\..."; false when that is no local drive. */
static bool real_path(const wchar_t *path, wchar_t *real)
{
    const HANDLE file = CreateFileW(path, FILE_READ_ATTRIBUTES, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return false;
    const DWORD units = GetFinalPathNameByHandleW(file, real, PATH_UNITS, FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);
    CloseHandle(file);
    if (units < 7 || units >= PATH_UNITS) return false;
    if (wcsncmp(real, L"\\\\?\\", 4) != 0 || real[5] != L':' || real[6] != L'\\') return false;
    memmove(real, real + 4, (units - 4 + 1) * sizeof *real);
    return true;
}

/* Into UTF-8; false, and nothing, when that is longer than there is room for. */
static bool narrow_path(const wchar_t *path, char *utf8_path, size_t size)
{
    if (WideCharToMultiByte(CP_UTF8, 0, path, -1, utf8_path, (int)size, NULL, NULL) != 0) return true;
    utf8_path[0] = '\0';
    return false;
}

bool platform_find_protected(const char *utf8_path, char *place, size_t size)
{
    static wchar_t real[PATH_UNITS];
    static wchar_t part[PATH_UNITS];
    const wchar_t *path = wide_path(utf8_path);
    /* What cannot be opened is not loaded either; loading it says why. */
    if (path == NULL || GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES) {
        const int length = snprintf(place, size, "%s", utf8_path);
        return length >= 0 && (size_t)length < size;
    }
    const bool local = real_path(path, real);
    wcscpy(part, local ? real : path);
    if (local && protection_of_path(part)) return narrow_path(real, place, size);
    (void)narrow_path(part, place, size);
    return false;
}

/* What the library loads later by its bare name is looked for in its own folder, too. */
static void let_it_load_its_own(const wchar_t *path)
{
    static wchar_t folder[PATH_UNITS];
    wcscpy(folder, path);
    wchar_t *end = wcsrchr(folder, L'\\');
    end[1] = L'\0';
    AddDllDirectory(folder);
}

void *platform_load(const char *utf8_path, load_failure *failure)
{
    const wchar_t *path = wide_path(utf8_path);
    failure->text[0] = '\0';
    if (path == NULL) {
        failure->number = ERROR_INVALID_NAME;
        return NULL;
    }
    /* What it needs is looked for beside it and in System32: never in the working folder, and not in PATH. */
    const HMODULE library =
        LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (library == NULL) failure->number = GetLastError();
    else let_it_load_its_own(path);
    return library;
}

exported_function platform_symbol(void *library, const char *name)
{
    const FARPROC address = GetProcAddress((HMODULE)library, name);
    exported_function function;
    memcpy(&function, &address, sizeof function);
    return function;
}

void platform_unload(void *library)
{
    FreeLibrary((HMODULE)library);
}

unsigned char *platform_guarded_memory(size_t bytes)
{
    SYSTEM_INFO system;
    DWORD before;
    GetSystemInfo(&system);
    const size_t page = system.dwPageSize;
    unsigned char *region = VirtualAlloc(NULL, bytes + 2 * page, MEM_RESERVE | MEM_COMMIT, PAGE_NOACCESS);
    if (region == NULL) return NULL;
    if (!VirtualProtect(region + page, bytes, PAGE_READWRITE, &before)) return NULL;
    /* Best effort: a ticket should not reach the page file either. */
    (void)VirtualLock(region + page, bytes);
    return region + page;
}

void platform_wipe(void *memory, size_t bytes)
{
    SecureZeroMemory(memory, bytes);
}

#else
typedef int platform_win32_is_empty_here;
#endif

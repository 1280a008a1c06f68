/* The operating system beneath the ticket host: Windows, 32 and 64 bit. */
#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#ifndef UNICODE
#define UNICODE
#endif

#include "platform.h"

#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <string.h>

#define PATH_UNITS 4096

static int requests = -1;
static int answers = -1;
static unsigned char input[4096];
static unsigned input_used = 0;
static unsigned input_filled = 0;

bool platform_prepare(void)
{
    /* No "has stopped working" window, no error report with our memory in it, no "insert disk" box. */
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    /* Takes the working folder out of the search for the libraries that the ticket library itself needs. */
    SetDllDirectoryW(L"");

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

void *platform_load(const char *utf8_path, load_failure *failure)
{
    static wchar_t path[PATH_UNITS];
    HMODULE library = NULL;
    failure->text[0] = '\0';
    if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, utf8_path, -1, path, PATH_UNITS) > 0) {
        /* LoadLibraryEx wants backslashes; with a slash the altered search order is undefined. */
        for (wchar_t *unit = path; *unit != L'\0'; unit++) {
            if (*unit == L'/') *unit = L'\\';
        }
        library = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    }
    if (library == NULL) failure->number = GetLastError();
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

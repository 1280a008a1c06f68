/*
 * Ends every program that runs from a folder, in every session of the computer: the installer's step before files are
 * replaced or removed (build/installer/product.wxs). By folder and not by name, so that nothing else is ever met.
 *   close-running.exe FOLDER
 * Exit code 0: none is left. 1: no folder was given, or one could not be ended in ten seconds.
 */
#include <stdbool.h>
#include <wchar.h>

#include <windows.h>

#include <tlhelp32.h>

#define PATH_UNITS 4096
#define PATIENCE 10000u

/* The folder with one backslash at its end, whether it came with none, one, or "\."; empty when it is no full path. */
static void folder_of(const wchar_t *argument, wchar_t *folder)
{
    size_t length = wcslen(argument);
    folder[0] = L'\0';
    if (length < 4 || length > PATH_UNITS - 2 || argument[1] != L':' || argument[2] != L'\\') return;
    if (argument[length - 2] == L'\\' && argument[length - 1] == L'.') length--;
    /* Never a whole drive. */
    if (length < 4) return;
    wcsncpy(folder, argument, length);
    folder[length] = L'\0';
    if (folder[length - 1] != L'\\') wcscat(folder, L"\\");
}

static bool runs_from(HANDLE process, const wchar_t *folder)
{
    static wchar_t program[PATH_UNITS];
    DWORD length = PATH_UNITS;
    if (!QueryFullProcessImageNameW(process, 0, program, &length)) return false;
    return _wcsnicmp(program, folder, wcslen(folder)) == 0;
}

/* False when the process runs from the folder and will not end. */
static bool end_if_from(DWORD id, const wchar_t *folder)
{
    const DWORD wanted = PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE | SYNCHRONIZE;
    const HANDLE process = OpenProcess(wanted, FALSE, id);
    bool gone = true;
    if (process == NULL) return true;
    if (runs_from(process, folder)) {
        TerminateProcess(process, 0);
        gone = WaitForSingleObject(process, PATIENCE) == WAIT_OBJECT_0;
    }
    CloseHandle(process);
    return gone;
}

int wmain(int count, wchar_t **arguments)
{
    static wchar_t folder[PATH_UNITS];
    PROCESSENTRY32W each = {.dwSize = sizeof each};
    bool all_gone = true;
    if (count != 2) return 1;
    folder_of(arguments[1], folder);
    if (folder[0] == L'\0') return 1;

    const HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (all == INVALID_HANDLE_VALUE) return 1;
    for (BOOL more = Process32FirstW(all, &each); more; more = Process32NextW(all, &each)) {
        if (each.th32ProcessID == GetCurrentProcessId()) continue;
        if (!end_if_from(each.th32ProcessID, folder)) all_gone = false;
    }
    CloseHandle(all);
    return all_gone ? 0 : 1;
}

/*
 * Asks the ticket host's own judgement about invented security descriptors. On stdin one line each, "PATH SDDL", for
 * what is on the computer (a tab between the two); the last line is a path alone: the library. Prints "protected", or
 * the path of the part that others can change.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

static DWORD invented(LPWSTR path, SECURITY_INFORMATION wanted, PSECURITY_DESCRIPTOR *descriptor);
#define GetNamedSecurityInfoW(path, kind, wanted, owner, group, list, audit, descriptor) invented(path, wanted, descriptor)
#include "../../../native/ticket-host/protection_win32.c"

static struct {
    wchar_t path[256];
    wchar_t sddl[1024];
} things[32];
static int count = 0;

static DWORD invented(LPWSTR path, SECURITY_INFORMATION wanted, PSECURITY_DESCRIPTOR *descriptor)
{
    if (wanted != (OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION)) return ERROR_INVALID_PARAMETER;
    for (int at = 0; at < count; at++) {
        if (wcscmp(things[at].path, path) != 0) continue;
        const BOOL read = ConvertStringSecurityDescriptorToSecurityDescriptorW(things[at].sddl, SDDL_REVISION_1,
                                                                               descriptor, NULL);
        /* A test whose text wine cannot read would prove nothing. */
        if (!read) exit(1);
        return ERROR_SUCCESS;
    }
    return ERROR_FILE_NOT_FOUND;
}

int wmain(void)
{
    static wchar_t line[2048];
    while (fgetws(line, 2048, stdin) != NULL && count < 32) {
        line[wcscspn(line, L"\r\n")] = L'\0';
        wchar_t *tab = wcschr(line, L'\t');
        if (tab == NULL) {
            printf("%ls\n", protection_of_path(line) ? L"protected" : line);
            continue;
        }
        *tab = L'\0';
        wcscpy(things[count].path, line);
        wcscpy(things[count].sddl, tab + 1);
        count++;
    }
    return 0;
}

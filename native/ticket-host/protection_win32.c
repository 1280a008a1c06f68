/* Reading access control lists: who can change a library. */
#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN

#include "protection.h"

#include <aclapi.h>
#include <sddl.h>
#include <string.h>
#include <wchar.h>

/* Rights that let their holder replace the thing itself, or give such a right to himself. */
#define TAKES_OVER (WRITE_DAC | WRITE_OWNER | GENERIC_ALL)
/* On a folder: what lies in it can be renamed or deleted. */
#define EMPTIES FILE_DELETE_CHILD

static const DWORD harmful_rights[] = {
    [PART_LIBRARY] = TAKES_OVER | GENERIC_WRITE | FILE_WRITE_DATA | FILE_APPEND_DATA | DELETE,
    /* A file put beside the library may be loaded by it. */
    [PART_FOLDER] = TAKES_OVER | GENERIC_WRITE | FILE_ADD_FILE | EMPTIES | DELETE,
    /* New things may be put there, as Windows allows at the root of a drive: the library's folder stays what it is. */
    [PART_ABOVE] = TAKES_OVER | EMPTIES | DELETE,
    /* A root cannot be renamed, whatever its list says. */
    [PART_DRIVE] = TAKES_OVER | EMPTIES,
};

/* The administrator's own account, domain and enterprise administrators: S-1-5-21-…-RID in any domain. */
static bool is_domain_administrator(PSID sid)
{
    static const SID_IDENTIFIER_AUTHORITY nt = {SECURITY_NT_AUTHORITY};
    if (memcmp(GetSidIdentifierAuthority(sid), &nt, sizeof nt) != 0) return false;
    if (*GetSidSubAuthorityCount(sid) != 5 || *GetSidSubAuthority(sid, 0) != SECURITY_NT_NON_UNIQUE) return false;
    const DWORD last = *GetSidSubAuthority(sid, 4);
    return last == DOMAIN_USER_RID_ADMIN || last == DOMAIN_GROUP_RID_ADMINS ||
           last == DOMAIN_GROUP_RID_ENTERPRISE_ADMINS;
}

static bool is_trusted_installer(PSID sid)
{
    static const wchar_t name[] = L"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";
    LPWSTR text = NULL;
    if (!ConvertSidToStringSidW(sid, &text)) return false;
    const bool same = wcscmp(text, name) == 0;
    LocalFree(text);
    return same;
}

/* Whose write access is no danger: who holds these owns the computer anyway. */
static bool is_administrator(PSID sid)
{
    static const WELL_KNOWN_SID_TYPE known[] = {
        WinLocalSystemSid,
        WinBuiltinAdministratorsSid,
        WinCreatorOwnerSid,
        WinCreatorOwnerRightsSid,
    };
    for (size_t at = 0; at < sizeof known / sizeof known[0]; at++) {
        if (IsWellKnownSid(sid, known[at])) return true;
    }
    return is_domain_administrator(sid) || is_trusted_installer(sid);
}

/* Whether one entry is harmless. Denials are not counted on, and an entry of a kind not known here is not trusted. */
static bool entry_is_harmless(const ACE_HEADER *entry, DWORD harmful)
{
    switch (entry->AceType) {
    case ACCESS_DENIED_ACE_TYPE:
    case ACCESS_DENIED_CALLBACK_ACE_TYPE:
        return true;
    case ACCESS_ALLOWED_ACE_TYPE:
    case ACCESS_ALLOWED_CALLBACK_ACE_TYPE:
        break;
    default:
        return false;
    }
    if ((entry->AceFlags & INHERIT_ONLY_ACE) != 0) return true;
    /* Both kinds begin alike: header, mask, SID. */
    const ACCESS_ALLOWED_ACE *allowed = (const ACCESS_ALLOWED_ACE *)entry;
    return (allowed->Mask & harmful) == 0 || is_administrator((PSID)&allowed->SidStart);
}

bool protection_of_descriptor(PSECURITY_DESCRIPTOR descriptor, path_part part)
{
    PSID owner = NULL;
    PACL list = NULL;
    BOOL present = FALSE;
    BOOL defaulted = FALSE;
    if (!GetSecurityDescriptorOwner(descriptor, &owner, &defaulted) || owner == NULL) return false;
    if (!is_administrator(owner)) return false;
    if (!GetSecurityDescriptorDacl(descriptor, &present, &list, &defaulted)) return false;
    /* No list at all: everybody may do everything. */
    if (!present || list == NULL) return false;
    for (DWORD at = 0; at < list->AceCount; at++) {
        void *entry = NULL;
        if (!GetAce(list, at, &entry) || !entry_is_harmless(entry, harmful_rights[part])) return false;
    }
    return true;
}

static bool protection_of_part(wchar_t *path, path_part part)
{
    PSECURITY_DESCRIPTOR descriptor = NULL;
    const SECURITY_INFORMATION wanted = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;
    if (GetNamedSecurityInfoW(path, SE_FILE_OBJECT, wanted, NULL, NULL, NULL, NULL, &descriptor) != ERROR_SUCCESS) {
        return false;
    }
    const bool harmless = protection_of_descriptor(descriptor, part);
    LocalFree(descriptor);
    return harmless;
}

bool protection_of_path(wchar_t *path)
{
    path_part part = PART_LIBRARY;
    while (protection_of_part(path, part)) {
        wchar_t *end = wcsrchr(path, L'\\');
        if (end == NULL) return false;
        /* The root keeps its backslash: "C:" alone would be the drive's working folder. */
        const bool root = end == wcschr(path, L'\\');
        if (root && end[1] == L'\0') return true;
        end[root ? 1 : 0] = L'\0';
        part = part == PART_LIBRARY ? PART_FOLDER : root ? PART_DRIVE : PART_ABOVE;
    }
    return false;
}

#else
typedef int protection_win32_is_empty_here;
#endif

/*
 * The functions of advapi32 that Lanyard reads the registry with, on a small registry of its own: what crosses the border
 * (handles as wide as a pointer, UTF-16, lengths in units here and in bytes there) is as on Windows.
 */
#include <stdint.h>
#include <string.h>

typedef int32_t LSTATUS;
enum { SUCCESS = 0, FILE_NOT_FOUND = 2, ACCESS_DENIED = 5, MORE_DATA = 234, NO_MORE_ITEMS = 259 };
enum { TEXT = 1, BINARY = 3, NUMBER = 4 };

static const intptr_t current_user = (intptr_t)(int32_t)0x80000001, local_machine = (intptr_t)(int32_t)0x80000002;
static const intptr_t first_handle = 0x7f0012345678;

typedef struct {
    const char *name;
    uint32_t type;
    const char *data; /* ASCII for TEXT */
    uint32_t bytes;   /* of the data; for TEXT with the final zero, or without it where `open_ended` */
    int open_ended;
} value;

typedef struct {
    intptr_t root;
    const char *path;
    const char *subkeys[4];
    value values[6];
    uint32_t times; /* so often stand the first value and the first subkey; 0: each as often as it is there */
} key;

static const char long_data[70000];
static const key keys[] = {
    {local_machine,
     "SOFTWARE\\HSCIC\\Identity Agent",
     {0},
     {{"ActivatePOSTURL", TEXT, "https://gas.example", 0, 0},
      {"OpenEnded", TEXT, "no zero", 0, 1},
      {"Number", NUMBER, "\xff\xff\xff\xff", 4, 0},
      {"Binary", BINARY, "abc", 3, 0},
      {"Long", BINARY, long_data, sizeof long_data, 0}},
     0},
    {local_machine, "SOFTWARE\\List", {"{one}", "two", 0}, {{0}}, 0},
    {current_user, "Software\\Mine", {0}, {{"", TEXT, "the default value", 0, 0}}, 0},
    {local_machine, "Software\\Full", {"one"}, {{"One", TEXT, "1", 0, 0}}, 2000},
    {local_machine, "Software\\Crowded", {"one"}, {{"One", TEXT, "1", 0, 0}}, 2001},
};
static int open_keys;

static int same(const uint16_t *wide, const char *ascii)
{
    while (*wide != 0 && *ascii != 0 && *wide == (unsigned char)*ascii) wide++, ascii++;
    return *wide == 0 && *ascii == 0;
}

/* Which of a key's values or subkeys an index means, of those that are written down. */
static uint32_t place(const key *key, uint32_t index, uint32_t written)
{
    if (key->times != 0) return index < key->times ? 0 : written;
    return index;
}

static void widen(const char *ascii, uint16_t *wide)
{
    do *wide++ = (unsigned char)*ascii;
    while (*ascii++ != 0);
}

static const key *opened(intptr_t handle)
{
    return &keys[handle - first_handle];
}

LSTATUS RegOpenKeyExW(intptr_t root, const uint16_t *path, uint32_t options, uint32_t access, intptr_t *handle)
{
    if (options != 0 || access != 0x20119) return ACCESS_DENIED;
    if (same(path, "Closed")) return ACCESS_DENIED;
    for (unsigned each = 0; each < sizeof keys / sizeof *keys; each++) {
        if (keys[each].root != root || !same(path, keys[each].path)) continue;
        *handle = first_handle + each;
        open_keys++;
        return SUCCESS;
    }
    return FILE_NOT_FOUND;
}

LSTATUS RegEnumKeyExW(intptr_t handle, uint32_t index, uint16_t *name, uint32_t *units, void *reserved, void *class,
                      void *class_units, void *time)
{
    if (reserved != NULL || class != NULL || class_units != NULL || time != NULL) return ACCESS_DENIED;
    const uint32_t at = place(opened(handle), index, 4);
    const char *found = at < 4 ? opened(handle)->subkeys[at] : NULL;
    if (found == NULL) return NO_MORE_ITEMS;
    if (*units <= strlen(found)) return MORE_DATA;
    widen(found, name);
    *units = (uint32_t)strlen(found);
    return SUCCESS;
}

LSTATUS RegEnumValueW(intptr_t handle, uint32_t index, uint16_t *name, uint32_t *units, void *reserved, uint32_t *type,
                      unsigned char *data, uint32_t *bytes)
{
    const uint32_t at = place(opened(handle), index, 6);
    const value *found = at < 6 ? &opened(handle)->values[at] : NULL;
    if (reserved != NULL) return ACCESS_DENIED;
    if (found == NULL || found->name == NULL) return NO_MORE_ITEMS;
    const uint32_t size =
        found->type == TEXT ? 2 * ((uint32_t)strlen(found->data) + (found->open_ended ? 0 : 1)) : found->bytes;
    if (*units <= strlen(found->name) || *bytes < size) return MORE_DATA;
    widen(found->name, name);
    *units = (uint32_t)strlen(found->name);
    *type = found->type;
    if (found->type == TEXT) {
        uint16_t text[256];
        widen(found->data, text);
        memcpy(data, text, size);
    } else {
        memcpy(data, found->data, size);
    }
    *bytes = size;
    return SUCCESS;
}

LSTATUS RegCloseKey(intptr_t handle)
{
    (void)handle;
    open_keys--;
    return SUCCESS;
}

int open_key_count(void)
{
    return open_keys;
}

/* Who besides administrators can change a library, or what it loads from its own folder (spine-cis1 4.1). Windows. */
#ifndef TICKET_HOST_PROTECTION_H
#define TICKET_HOST_PROTECTION_H

#include <stdbool.h>

#include <windows.h>

/* What a path's part is to the library: the nearer it is, the fewer rights others may have there. */
typedef enum { PART_LIBRARY, PART_FOLDER, PART_ABOVE, PART_DRIVE } path_part;

/* Whether this security descriptor lets nobody but administrators and Windows itself change the part. */
bool protection_of_descriptor(PSECURITY_DESCRIPTOR descriptor, path_part part);

/*
 * Checks the library, its folder and every folder above it. `path` is a full path with backslashes, free of links
 * ("C:\..."), and is cut on the way: on false it ends with the part that others can change.
 */
bool protection_of_path(wchar_t *path);

#endif

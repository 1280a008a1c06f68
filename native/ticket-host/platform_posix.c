/* The operating system beneath the ticket host: Linux and macOS. */
#ifndef _WIN32
#define _GNU_SOURCE
#define _DARWIN_C_SOURCE

#include "platform.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <unistd.h>

static int requests = -1;
static int answers = -1;
static unsigned char input[4096];
static size_t input_used = 0;
static size_t input_filled = 0;

bool platform_prepare(void)
{
    /* 1, not 0: with 0 the memory would still go to a collector of core dumps. */
    const struct rlimit no_dump = {1, 1};
    setrlimit(RLIMIT_CORE, &no_dump);
    signal(SIGPIPE, SIG_IGN);
#ifdef __linux__
    /* A call that blocks notices no end of input: without this, a host would outlive the program that was killed. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif

    requests = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    answers = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (requests < 0 || answers < 0 || nowhere < 0) return false;
    if (dup2(nowhere, STDIN_FILENO) < 0 || dup2(nowhere, STDOUT_FILENO) < 0) return false;
    if (nowhere > STDERR_FILENO) close(nowhere);
    return true;
}

int platform_read_byte(void)
{
    if (input_used == input_filled) {
        ssize_t count;
        do {
            count = read(requests, input, sizeof input);
        } while (count < 0 && errno == EINTR);
        if (count <= 0) return -1;
        input_filled = (size_t)count;
        input_used = 0;
    }
    return input[input_used++];
}

bool platform_write(const char *bytes, size_t count)
{
    while (count > 0) {
        const ssize_t written = write(answers, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        count -= (size_t)written;
    }
    return true;
}

bool platform_is_absolute(const char *utf8_path)
{
    return utf8_path[0] == '/';
}

bool platform_find_protected(const char *utf8_path, char *place, size_t size)
{
    const int length = snprintf(place, size, "%s", utf8_path);
    return length >= 0 && (size_t)length < size;
}

void *platform_load(const char *utf8_path, load_failure *failure)
{
    void *library = dlopen(utf8_path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        const char *reason = dlerror();
        failure->number = 0;
        snprintf(failure->text, sizeof failure->text, "%s", reason != NULL ? reason : "");
    }
    return library;
}

exported_function platform_symbol(void *library, const char *name)
{
    /* POSIX guarantees that a function pointer survives dlsym's void pointer; ISO C has no cast for it. */
    void *address = dlsym(library, name);
    exported_function function;
    memcpy(&function, &address, sizeof function);
    return function;
}

void platform_unload(void *library)
{
    dlclose(library);
}

unsigned char *platform_guarded_memory(size_t bytes)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    unsigned char *region =
        mmap(NULL, bytes + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (region == MAP_FAILED) return NULL;
    if (mprotect(region + page, bytes, PROT_READ | PROT_WRITE) != 0) return NULL;
    /* Best effort: a ticket should not reach the swap file either. */
    (void)mlock(region + page, bytes);
    return region + page;
}

void platform_wipe(void *memory, size_t bytes)
{
    volatile unsigned char *byte = memory;
    while (bytes-- > 0) *byte++ = 0;
}

#else
typedef int platform_posix_is_empty_here;
#endif

#include "calls.h"

#include <string.h>

/*
 * The calling convention of the 32-bit library is not known for certain: cdecl (the caller removes the arguments) or
 * stdcall (the callee does). Arguments lie in the same order in both, so on i386 every call goes through a thunk that
 * remembers the stack pointer in a register both conventions preserve, and puts it back afterwards. Five words are
 * always passed; a function that takes fewer never looks at the rest. Everywhere else there is one convention.
 */
#if defined(__i386__)

static uint32_t call_words(exported_function function, const uint32_t words[5])
{
    uint32_t result;
    uint32_t arguments = (uint32_t)words;
    __asm__ volatile("movl %%esp, %%esi\n\t"
                     "subl $32, %%esp\n\t"
                     "andl $-16, %%esp\n\t"
                     "movl 0(%%ecx), %%eax\n\t"
                     "movl %%eax, 0(%%esp)\n\t"
                     "movl 4(%%ecx), %%eax\n\t"
                     "movl %%eax, 4(%%esp)\n\t"
                     "movl 8(%%ecx), %%eax\n\t"
                     "movl %%eax, 8(%%esp)\n\t"
                     "movl 12(%%ecx), %%eax\n\t"
                     "movl %%eax, 12(%%esp)\n\t"
                     "movl 16(%%ecx), %%eax\n\t"
                     "movl %%eax, 16(%%esp)\n\t"
                     "call *%%edi\n\t"
                     "movl %%esi, %%esp\n\t"
                     : "=a"(result), "+c"(arguments)
                     : "D"(function)
                     : "esi", "edx", "memory", "cc");
    return result;
}

#define WORD(value) ((uint32_t)(uintptr_t)(value))
#define CALL0(type, function) ((type)call_words(function, (const uint32_t[5]){0}))
#define CALL(type, parameters, function, ...) ((type)call_words(function, (const uint32_t[5]){__VA_ARGS__}))

#elif defined(_M_IX86)
#error "A 32-bit Windows build needs GCC or Clang (mingw-w64): the stack-saving thunk is written for them."
#else

#define WORD(value) (value)
#define CALL0(type, function) (((type(*)(void))(function))())
#define CALL(type, parameters, function, ...) (((type(*) parameters)(function))(__VA_ARGS__))

#endif

/* Bytes behind the buffer that must keep their pattern; what writes further meets the guard page. */
#define CANARY_BYTES 4096u
#define CANARY 0xA5u

static unsigned char *memory = NULL;

bool calls_prepare(void)
{
    memory = platform_guarded_memory(TICKET_BUFFER_LAST + CANARY_BYTES);
    return memory != NULL;
}

void calls_wipe(void)
{
    platform_wipe(memory, TICKET_BUFFER_LAST + CANARY_BYTES);
}

/* A zero-filled buffer of this size whose end touches the canary. */
static unsigned char *fresh_buffer(uint32_t size)
{
    calls_wipe();
    memset(memory + TICKET_BUFFER_LAST, (int)CANARY, CANARY_BYTES);
    return memory + TICKET_BUFFER_LAST - size;
}

static bool canary_lives(void)
{
    for (size_t at = 0; at < CANARY_BYTES; at++) {
        if (memory[TICKET_BUFFER_LAST + at] != CANARY) return false;
    }
    return true;
}

/* Bytes before the first NUL; `size` when there is none. */
static size_t text_length(const unsigned char *text, uint32_t size)
{
    const unsigned char *end = memchr(text, 0, size);
    return end != NULL ? (size_t)(end - text) : size;
}

long calls_initialize(const ticket_library *library, uint32_t *code)
{
    const long handle = CALL0(long, library->function[EXPORT_INITIALIZE]);
    *code = 0;
    if (handle == 0) *code = CALL(uint32_t, (long), library->function[EXPORT_GET_LAST_ERROR], WORD(0));
    return handle;
}

void calls_finalize(const ticket_library *library, long handle)
{
    CALL(void, (long), library->function[EXPORT_FINALIZE], WORD(handle));
}

text_outcome calls_ticket(const ticket_library *library, int which, long handle, text_answer *answer)
{
    for (uint32_t size = TICKET_BUFFER_FIRST;; size *= 2) {
        unsigned char *buffer = fresh_buffer(size);
        uint32_t used = 0;
        const uint32_t status = (uint32_t)CALL(int32_t, (long, char *, uint32_t, uint32_t *), library->function[which],
                                               WORD(handle), WORD((char *)buffer), WORD(size), WORD(&used));
        if (!canary_lives()) return TEXT_OVERRUN;

        const bool too_small =
            status == TICKET_API_BUFFER_TOO_SMALL || status == TICKET_API_BUFFER_TOO_SMALL_JAVA;
        if (!too_small && status != TICKET_API_SUCCESS) {
            answer->code = status;
            return TEXT_CODE;
        }
        const size_t length = text_length(buffer, size);
        /* A full buffer may be a cut ticket, whatever the status says; `used` is only a hint of the same. */
        const bool full = length >= size - 1;
        if (size == TICKET_BUFFER_LAST && (too_small || full)) return TEXT_TOO_LONG;
        if (size == TICKET_BUFFER_LAST || !(too_small || full || used == size)) {
            answer->text = buffer;
            answer->length = length;
            return TEXT_OK;
        }
        which = EXPORT_GET_TICKET_NO_AUTH;
    }
}

text_outcome calls_describe(const ticket_library *library, long handle, uint32_t code, text_answer *answer)
{
    unsigned char *buffer = fresh_buffer(TICKET_BUFFER_FIRST);
    uint32_t used = 0;
    const uint32_t status = (uint32_t)CALL(
        int32_t, (long, uint32_t, char *, uint32_t, uint32_t *), library->function[EXPORT_GET_ERROR_DESCRIPTION],
        WORD(handle), WORD(code), WORD((char *)buffer), WORD(TICKET_BUFFER_FIRST), WORD(&used));
    if (!canary_lives()) return TEXT_OVERRUN;
    if (status != TICKET_API_SUCCESS) {
        answer->code = status;
        return TEXT_CODE;
    }
    buffer[TICKET_BUFFER_FIRST - 1] = 0;
    answer->text = buffer;
    answer->length = text_length(buffer, TICKET_BUFFER_FIRST);
    return TEXT_OK;
}

uint32_t calls_destroy(const ticket_library *library, long handle)
{
    return (uint32_t)CALL(int32_t, (long), library->function[EXPORT_DESTROY_TICKET], WORD(handle));
}

uint32_t calls_ga_version(const ticket_library *library, long handle, int32_t component)
{
    return CALL(uint32_t, (long, int32_t), library->function[EXPORT_GET_GA_VERSION], WORD(handle), WORD(component));
}

bool calls_terminal_session(const ticket_library *library, long handle, bool *answer)
{
    const exported_function function = library->function[EXPORT_IS_TERMINAL_SESSION];
    if (function == NULL) return false;
    *answer = CALL(int32_t, (long), function, WORD(handle)) != 0;
    return true;
}

bool calls_dll_version(const ticket_library *library, uint32_t *answer)
{
    const exported_function function = library->function[EXPORT_GET_DLL_VERSION];
    if (function == NULL) return false;
    *answer = CALL0(uint32_t, function);
    return true;
}

#include "protocol.h"

#include "calls.h"
#include "platform.h"

#include <stdio.h>
#include <string.h>

#define ID_DIGITS 10
#define ANSWER_LIMIT (2 * TICKET_BUFFER_LAST + 64)

static char line[REQUEST_LIMIT + 1];
static char answer[ANSWER_LIMIT];

/* Reads up to the end of the line into `line`; control characters and bytes beyond ASCII garble it. */
static request_outcome read_line(void)
{
    size_t length = 0;
    bool printable = true;
    for (;;) {
        const int byte = platform_read_byte();
        if (byte < 0) return REQUEST_END;
        if (byte == '\n') break;
        if (byte == '\r') continue;
        if (byte < 0x20 || byte > 0x7E) printable = false;
        if (length < REQUEST_LIMIT) line[length] = (char)byte;
        if (length <= REQUEST_LIMIT) length++;
    }
    if (length > REQUEST_LIMIT) return REQUEST_TOO_LONG;
    line[length] = '\0';
    return printable ? REQUEST_READY : REQUEST_GARBLED;
}

/* Cuts the text at its first space and returns what follows; an empty text when there is no space. */
static char *cut(char *text)
{
    char *space = strchr(text, ' ');
    if (space == NULL) return text + strlen(text);
    *space = '\0';
    return space + 1;
}

request_outcome protocol_read(request *next)
{
    next->id = "0";
    next->verb = next->argument = "";
    const request_outcome outcome = read_line();
    if (outcome == REQUEST_END || outcome == REQUEST_TOO_LONG) return outcome;

    char *verb = cut(line);
    const size_t digits = strspn(line, "0123456789");
    if (digits == 0 || digits > ID_DIGITS || line[digits] != '\0') return REQUEST_GARBLED;
    next->id = line;
    if (outcome == REQUEST_GARBLED) return outcome;
    char *argument = cut(verb);
    if (verb[0] == '\0' || strchr(argument, ' ') != NULL) return REQUEST_GARBLED;
    next->verb = verb;
    next->argument = argument;
    return REQUEST_READY;
}

static bool send_answer(int length)
{
    if (length < 0 || (size_t)length >= sizeof answer) return false;
    return platform_write(answer, (size_t)length);
}

bool answer_ok(const char *id, const char *fields)
{
    return send_answer(fields == NULL ? snprintf(answer, sizeof answer, "%s OK\n", id)
                                      : snprintf(answer, sizeof answer, "%s OK %s\n", id, fields));
}

bool answer_bytes(const char *id, const unsigned char *bytes, size_t count)
{
    if (count == 0) return answer_ok(id, "-");
    if (count >= TICKET_BUFFER_LAST) return false;
    int length = snprintf(answer, sizeof answer, "%s OK ", id);
    hex_encode(bytes, count, answer + length);
    length += (int)(2 * count);
    answer[length++] = '\n';
    const bool sent = send_answer(length);
    platform_wipe(answer, sizeof answer);
    return sent;
}

bool answer_code(const char *id, uint32_t code)
{
    return send_answer(snprintf(answer, sizeof answer, "%s CODE %08lx\n", id, (unsigned long)code));
}

bool answer_fail(const char *id, const char *reason, const char *detail)
{
    return send_answer(detail == NULL ? snprintf(answer, sizeof answer, "%s FAIL %s\n", id, reason)
                                      : snprintf(answer, sizeof answer, "%s FAIL %s %s\n", id, reason, detail));
}

void hex_encode(const unsigned char *bytes, size_t count, char *hex)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t at = 0; at < count; at++) {
        *hex++ = digits[bytes[at] >> 4];
        *hex++ = digits[bytes[at] & 15];
    }
    *hex = '\0';
}

/* The value of one hex digit, or -1. */
static int digit_value(char digit)
{
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

bool hex_decode_text(const char *hex, char *text, size_t size)
{
    const size_t digits = strlen(hex);
    if (digits == 0 || digits % 2 != 0 || digits / 2 >= size) return false;
    for (size_t at = 0; at < digits; at += 2) {
        const int high = digit_value(hex[at]);
        const int low = digit_value(hex[at + 1]);
        if (high < 0 || low < 0 || (high == 0 && low == 0)) return false;
        *text++ = (char)(high << 4 | low);
    }
    *text = '\0';
    return true;
}

bool hex_parse_code(const char *hex, uint32_t *code)
{
    if (strlen(hex) != 8) return false;
    *code = 0;
    for (int at = 0; at < 8; at++) {
        const int value = digit_value(hex[at]);
        if (value < 0) return false;
        *code = *code << 4 | (uint32_t)value;
    }
    return true;
}

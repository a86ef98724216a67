#define _GNU_SOURCE /* timegm */
#include "probe/retry_after.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static int clamped(int64_t seconds)
{
    return seconds < 0 ? 0 : seconds > RETRY_AFTER_MOST ? RETRY_AFTER_MOST : (int)seconds;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool read_number(struct text text, int *seconds)
{
    bool is_negative = text_starts_with(text, TEXT("-"));
    int64_t number = 0;
    for (size_t i = is_negative; i < text.length; i++) {
        if (!is_digit(text.bytes[i]))
            return false;
        number = number > RETRY_AFTER_MOST ? number : number * 10 + (text.bytes[i] - '0');
    }
    *seconds = is_negative ? 0 : clamped(number);
    return text.length > (size_t)is_negative;
}

static int month_of(const char *name)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const char *found = strlen(name) == 3 ? strstr(names, name) : NULL;
    return found && (found - names) % 3 == 0 ? (int)(found - names) / 3 : -1;
}

/* The three forms of RFC 9110; the day of the week may say what it likes. */
static bool read_date(const char *date, struct tm *tm)
{
    char month[4] = "";
    int end = 0;
    const char *behind_day = strchr(date, ',');
    if (behind_day) {
        int fields = sscanf(behind_day + 1, " %2d%*[ -]%3[A-Za-z]%*[ -]%4d %2d:%2d:%2d GMT%n", &tm->tm_mday, month,
                            &tm->tm_year, &tm->tm_hour, &tm->tm_min, &tm->tm_sec, &end);
        if (fields != 6 || !end || behind_day[1 + end])
            return false;
    } else {
        int fields = sscanf(date, "%*3[A-Za-z] %3[A-Za-z] %2d %2d:%2d:%2d %4d%n", month, &tm->tm_mday, &tm->tm_hour,
                            &tm->tm_min, &tm->tm_sec, &tm->tm_year, &end);
        if (fields != 6 || !end || date[end])
            return false;
    }
    if (tm->tm_year < 100)
        tm->tm_year += tm->tm_year < 70 ? 2000 : 1900;
    tm->tm_year -= 1900;
    tm->tm_mon = month_of(month);
    return tm->tm_mon >= 0 && tm->tm_mday >= 1 && tm->tm_mday <= 31 && tm->tm_hour >= 0 && tm->tm_min >= 0;
}

int retry_after_read(struct text text, int64_t now)
{
    enum { LONGEST_DATE = 40 };
    char date[LONGEST_DATE + 1] = "";
    struct tm tm = {.tm_isdst = 0};
    int seconds;
    text = text_trim(text);
    if (read_number(text, &seconds))
        return seconds;
    if (text.length > LONGEST_DATE)
        return RETRY_AFTER_NONE;
    memcpy(date, text.bytes, text.length);
    return read_date(date, &tm) ? clamped((int64_t)timegm(&tm) - now) : RETRY_AFTER_NONE;
}

#include "list/date.h"

#include "markdown/byte.h"

static bool read_number(struct text text, size_t *at, size_t most_digits, int *number)
{
    size_t start = *at;
    *number = 0;
    while (*at < text.length && *at - start < most_digits && byte_is_digit(text.bytes[*at]))
        *number = *number * 10 + (text.bytes[(*at)++] - '0');
    return *at > start;
}

bool date_read(struct text text, struct date *date, char *separator)
{
    size_t at = 0;
    if (!read_number(text, &at, 4, &date->year) || at != 4 || at >= text.length)
        return false;
    *separator = text.bytes[at++];
    if (*separator != '.' && *separator != '-' && *separator != '/')
        return false;
    if (!read_number(text, &at, 2, &date->month) || at >= text.length || text.bytes[at++] != *separator)
        return false;
    return read_number(text, &at, 2, &date->day) && at == text.length;
}

bool date_is_valid(struct date date)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1)
        return false;
    return date.day <= days[date.month - 1] + (date.month == 2 && is_leap);
}

struct date date_next(struct date date)
{
    struct date day = {date.year, date.month, date.day + 1};
    struct date month = {date.year, date.month + 1, 1};
    if (date_is_valid(day))
        return day;
    return date_is_valid(month) ? month : (struct date){date.year + 1, 1, 1};
}

int date_compare(struct date left, struct date right)
{
    if (left.year != right.year)
        return left.year < right.year ? -1 : 1;
    if (left.month != right.month)
        return left.month < right.month ? -1 : 1;
    return (left.day > right.day) - (left.day < right.day);
}

/* A calendar date, as lists write it: 2025.04.09, 2025-04-09, 2025/4/9. */
#ifndef LIST_DATE_H
#define LIST_DATE_H

#include "base/text.h"

struct date {
    int year, month, day; /* month and day from 1; all 0: no date */
};

/* Reads digits, a separator out of . - /, digits, the same separator, digits, and nothing else. The numbers are
 * taken as they are, so 2024.13.01 is read; date_is_valid says that there is no such day. */
bool date_read(struct text text, struct date *date, char *separator);
bool date_is_valid(struct date date);
struct date date_next(struct date date); /* the day after a valid one */
int date_compare(struct date left, struct date right); /* < 0, 0, > 0 */

#endif

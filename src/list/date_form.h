/* How a date is written: its separator, and whether months and days below ten have two digits. */
#ifndef LIST_DATE_FORM_H
#define LIST_DATE_FORM_H

#include "list/date.h"

struct arena;

enum padding_form { PADDING_UNSEEN, PADDING_NONE, PADDING_ZERO }; /* unseen: ten or more */

struct date_form {
    char separator;
    enum padding_form month, day;
};

struct date_form date_form_of(struct text text); /* of a text that date_read reads */
struct text date_text(struct date date, struct date_form form, struct arena *arena); /* unseen: with a zero */

#endif

#include "list/date_form.h"

static enum padding_form padding_of(struct text number)
{
    if (number.length == 1)
        return PADDING_NONE;
    return text_starts_with(number, TEXT("0")) ? PADDING_ZERO : PADDING_UNSEEN;
}

struct date_form date_form_of(struct text text)
{
    struct date_form form = {.separator = text.length > 4 ? text.bytes[4] : '.'};
    text_cut(&text, form.separator);
    form.month = padding_of(text_cut(&text, form.separator));
    form.day = padding_of(text);
    return form;
}

struct text date_text(struct date date, struct date_form form, struct arena *arena)
{
    return text_format(arena, "%04d%c%0*d%c%0*d", date.year, form.separator, form.month == PADDING_NONE ? 1 : 2,
                       date.month, form.separator, form.day == PADDING_NONE ? 1 : 2, date.day);
}

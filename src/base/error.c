#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

bool error_set(struct error *error, const char *format, ...)
{
    va_list arguments;
    *error = (struct error){.line = 0};
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return false;
}

bool error_set_at(struct error *error, const char *path, uint32_t line, uint32_t column,
                  const char *format, ...)
{
    va_list arguments;
    *error = (struct error){.line = line, .column = column};
    snprintf(error->path, sizeof error->path, "%s", path);
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return false;
}

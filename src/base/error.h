/* Why something could not be done: filled by the function that failed, passed on unchanged, printed once.
 * The message may hold bytes from outside; it is cleaned where it is printed. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stdint.h>

struct error {
    char path[512];        /* the file it is about, or empty */
    uint32_t line, column; /* from 1, in bytes; 0 where there is none */
    char message[512];
};

/* Both give false, so that a function can end with `return error_set(…);`. Too long a text is cut. */
bool error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool error_set_at(struct error *error, const char *path, uint32_t line, uint32_t column,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif

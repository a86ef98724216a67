/* Memory for a library that we do not trust with all of it: calloc, realloc and free under a limit. Going beyond
 * the limit leaves the library by longjmp; whatever it had taken is given back by budget_free_all. One budget a
 * thread at a time. */
#ifndef BASE_BUDGET_H
#define BASE_BUDGET_H

#include <setjmp.h>
#include <stddef.h>

struct budget;

/* limit in bytes. The three functions below work on this budget until budget_free_all. */
struct budget *budget_new(size_t limit, jmp_buf *exceeded);
void budget_free_all(struct budget *budget);

void *budget_calloc(size_t count, size_t size);
void *budget_realloc(void *memory, size_t size);
void budget_free(void *memory);

#endif

#include "base/budget.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

struct allocation {
    struct allocation *previous, *next;
    size_t size;
    size_t padding; /* keeps what follows aligned */
};

struct budget {
    struct allocation first;
    size_t used, limit;
    jmp_buf *exceeded;
};

/* The one mutable global: allocator functions of this shape are given no pointer of ours. */
static _Thread_local struct budget *current_budget;

static void link_allocation(struct allocation *allocation)
{
    allocation->previous = &current_budget->first;
    allocation->next = current_budget->first.next;
    if (allocation->next)
        allocation->next->previous = allocation;
    current_budget->first.next = allocation;
}

static void unlink_allocation(struct allocation *allocation)
{
    allocation->previous->next = allocation->next;
    if (allocation->next)
        allocation->next->previous = allocation->previous;
}

static void spend(size_t size)
{
    if (size > current_budget->limit - current_budget->used)
        longjmp(*current_budget->exceeded, 1);
    current_budget->used += size;
}

void *budget_calloc(size_t count, size_t size)
{
    if (size && count > (SIZE_MAX - sizeof(struct allocation)) / size)
        out_of_memory();
    size_t whole = count * size + sizeof(struct allocation);
    spend(whole);
    struct allocation *allocation = calloc(1, whole);
    if (!allocation)
        out_of_memory();
    allocation->size = whole;
    link_allocation(allocation);
    return allocation + 1;
}

void *budget_realloc(void *memory, size_t size)
{
    if (!memory)
        return budget_calloc(1, size);
    if (size > SIZE_MAX - sizeof(struct allocation))
        out_of_memory();
    struct allocation *allocation = (struct allocation *)memory - 1;
    size_t whole = size + sizeof *allocation;
    if (whole > allocation->size)
        spend(whole - allocation->size);
    else
        current_budget->used -= allocation->size - whole;
    unlink_allocation(allocation);
    allocation = realloc(allocation, whole);
    if (!allocation)
        out_of_memory();
    allocation->size = whole;
    link_allocation(allocation);
    return allocation + 1;
}

void budget_free(void *memory)
{
    if (!memory)
        return;
    struct allocation *allocation = (struct allocation *)memory - 1;
    current_budget->used -= allocation->size;
    unlink_allocation(allocation);
    free(allocation);
}

struct budget *budget_new(size_t limit, jmp_buf *exceeded)
{
    struct budget *budget = calloc(1, sizeof *budget);
    if (!budget)
        out_of_memory();
    budget->limit = limit;
    budget->exceeded = exceeded;
    current_budget = budget;
    return budget;
}

void budget_free_all(struct budget *budget)
{
    for (struct allocation *next, *allocation = budget->first.next; allocation; allocation = next) {
        next = allocation->next;
        free(allocation);
    }
    free(budget);
    current_budget = NULL;
}

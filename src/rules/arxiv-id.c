#include "base/arena.h"
#include "list/arxiv.h"
#include "rules/rules.h"

static struct text why(enum arxiv_fault fault, struct text id, struct arena *arena)
{
    int year = 0, month = 0;
    arxiv_month(id, &year, &month);
    switch (fault) {
    case ARXIV_NO_MONTH:
        return text_format(arena, "there is no month %02d", month);
    case ARXIV_NUMBER:
        return arxiv_number_length(id) == 5 ? TEXT("since 2015 they have five digits after the point")
                                            : TEXT("until 2014 they had four digits after the point");
    case ARXIV_VERSION:
        return TEXT("no version follows the v");
    case ARXIV_FINE:
        return text_format(arena, "it would be of %d-%02d", year, month);
    case ARXIV_NO_ID:
    case ARXIV_SLASHES:
    case ARXIV_OTHER:
        break;
    }
    return TEXT("one looks like 2306.11029");
}

static void report(const struct link *link, enum arxiv_fault fault, struct text id, struct findings *out)
{
    struct finding *finding;
    if (fault == ARXIV_NO_ID)
        finding = findings_add(out, link->url, "the address ends before the arXiv identifier: the link is dead");
    else if (fault == ARXIV_SLASHES)
        finding = findings_add(out, link->url,
                               "two slashes before the arXiv identifier make a dead link: write one");
    else
        finding = findings_add(out, link->url, "%.*s is no arXiv identifier, and the link is dead: %.*s",
                               TEXT_ARGUMENTS(id), TEXT_ARGUMENTS(why(fault, id, out->arena)));
    finding->key_detail = link->address;
}

void check_arxiv_id(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        struct text id;
        if (link->is_image || (link->row && link->row->is_unreliable))
            continue;
        enum arxiv_fault fault = arxiv_check(link->address, &id);
        if (fault != ARXIV_FINE || arxiv_is_to_come(id, list->context->today))
            report(link, fault, id, out);
    }
}

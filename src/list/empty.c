#include "list/empty.h"

#include "list/address.h"

/* What a template says that nobody filled in. */
static bool is_filler(struct text address)
{
    static const struct text fillers[] = {{"#", 1},   {"-", 1},   {"--", 2},  {"null", 4}, {"none", 4}, {"n/a", 3},
                                          {"tbd", 3}, {"tba", 3}, {"url", 3}, {"link", 4}, {"todo", 4}};
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (text_equal_ignoring_case(address, fillers[i]))
            return true;
    return false;
}

/* In text # leads to the top of the page, and any word may be a file. */
bool link_leads_nowhere(const struct link *link)
{
    struct text address = text_trim(link->address), rest = address;
    bool is_scheme_alone = address_skip_scheme(&rest) && !rest.length;
    return !address.length || is_scheme_alone || (link->row && is_filler(address));
}

bool link_is_badge(const struct list *list, const struct link *link)
{
    struct text label = text_trim(list_text(list, link->label));
    return text_starts_with(label, TEXT("![")) || text_starts_with(label, TEXT("<img"));
}

const struct list_cell *link_cell(const struct list *list, const struct link *link)
{
    size_t place = (size_t)(link - list->links.items);
    for (size_t i = 0; link->row && i < link->row->cell_count; i++) {
        const struct list_cell *cell = &link->row->cells[i];
        if (place >= cell->first_link && place < cell->first_link + cell->link_count)
            return cell;
    }
    return NULL;
}

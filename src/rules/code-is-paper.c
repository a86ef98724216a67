#include "list/identity.h"
#include "list/mention.h"
#include "list/relation.h"
#include "rules/rules.h"

enum { FEW_ROWS = 3 }; /* so few that repeat it are no habit */

static bool leads_to_code(const struct rulebook *rulebook, struct text identity)
{
    const struct host *host = rulebook_host(rulebook, text_cut(&identity, '/'));
    return host && text_equal(host->role, TEXT("code"));
}

/* Where both lead to a repository or to the project's page, it is the paper that has none of its own. A second row
 * of the paper is another rule's. */
static bool repeats_paper(const struct list *list, const struct row *row, struct arena *arena)
{
    const struct entry *entry = row->entry;
    if (!entry || !entry->code || !entry->relation->paper || text_is_blank(entry->code->address) ||
        entry->relation->kind == PAPER_DUPLICATE ||
        text_starts_with(entry->code->address, TEXT("https://github.com/")))
        return false;
    struct text identity = identity_of_paper(arena, entry->code->address);
    return text_equal(identity, identity_of_paper(arena, entry->relation->paper->address)) &&
           !leads_to_code(list->context->rulebook, identity);
}

static void check_table(const struct list *list, const struct table *table, struct findings *out)
{
    size_t linked = 0, repeated = 0;
    for (size_t r = 0; r < table->row_count; r++) {
        linked += table->rows[r].entry && table->rows[r].entry->code;
        repeated += repeats_paper(list, &table->rows[r], out->arena);
    }
    if (repeated > FEW_ROWS && repeated * 4 > linked)
        return;
    for (size_t r = 0; r < table->row_count && repeated; r++) {
        if (!repeats_paper(list, &table->rows[r], out->arena))
            continue;
        const struct link *code = table->rows[r].entry->code;
        struct finding *finding =
            findings_add(out, code->url, "this is the paper's address again: link the code or the data themselves");
        finding->key_detail = code->address;
    }
}

void check_code_is_paper(const struct list *list, struct findings *out)
{
    for (size_t t = 0; t < list->tables.count; t++)
        check_table(list, &list->tables.items[t], out);
}

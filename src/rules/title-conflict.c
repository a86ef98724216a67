#include "list/mention.h"
#include "list/relation.h"
#include "rules/rules.h"

static struct range title_of(const struct entry *entry)
{
    const struct list_cell *cell = row_cell(entry->row, ROLE_TITLE);
    return cell && cell->form != CELL_EMPTY ? cell->value : mention_place(entry);
}

void check_title_conflict(const struct list *list, struct findings *out)
{
    static const char message[] = "line %u links the same paper under another title: give both rows the title that "
                                  "it has now, or mend the link";
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i], *other = entry->relation->other;
        if (entry->relation->kind != PAPER_TITLE_CONFLICT)
            continue;
        struct finding *finding = findings_add(out, title_of(entry), message, mention_line(list, other));
        finding_set_half(out, finding, title_of(other), message, mention_line(list, entry));
        finding->key_detail = other->relation->title;
        finding_add_note(out, finding, title_of(other), "the other title");
    }
}

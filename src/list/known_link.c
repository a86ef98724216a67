#include "base/arena.h"
#include "list/build.h"
#include "list/group.h"
#include "list/identity.h"
#include "list/relation.h"
#include "list/wording.h"

/* The first entry of a title that has the link, and the first one after it in another table. */
struct knowing {
    const struct entry *first, *elsewhere;
};

static const struct link *link_of(const struct entry *entry, enum role role)
{
    const struct link *link = role == ROLE_CODE ? entry->code : entry->paper;
    return link && !text_is_blank(link->address) ? link : NULL;
}

static void learn(struct knowing *knowing, const struct entry *entry)
{
    if (!knowing->first)
        knowing->first = entry;
    else if (!knowing->elsewhere && entry->row->table != knowing->first->row->table)
        knowing->elsewhere = entry;
}

/* What stands in the same table is told by the rule of duplicates, or belongs to another thing of the paper. */
static const struct link *known_to(const struct knowing *knowing, const struct entry *entry, enum role role)
{
    if (!knowing->first)
        return NULL;
    if (knowing->first->row->table != entry->row->table)
        return link_of(knowing->first, role);
    return knowing->elsewhere ? link_of(knowing->elsewhere, role) : NULL;
}

static const struct column *column_of(const struct row *row, enum role role)
{
    const struct list_cell *cell = row_cell(row, role);
    return cell ? &row->table->columns[cell - row->cells] : NULL;
}

/* Where one table links code and the other data, only a repository may be both. */
static bool suits(const struct entry *entry, const struct link *link, enum role role)
{
    const struct column *here = column_of(entry->row, role), *there = column_of(link->row, role);
    if (!here || !there)
        return false;
    struct arena arena = {0};
    bool is_repository = relation_repository_name(identity_of_repository(&arena, link->address)).length;
    arena_free(&arena);
    return role != ROLE_CODE || here->definition == there->definition || is_repository;
}

static void set_known(struct relation *relation, const struct entry *entry, const struct link *link, enum role role)
{
    const struct link **known = role == ROLE_CODE ? &relation->known_code : &relation->known_paper;
    if (link && !*known && !link_of(entry, role) && suits(entry, link, role))
        *known = link;
}

static void find_by_title(struct list *list, struct relation *relations, enum role role)
{
    struct arena arena = {0};
    struct knowing *knowing = arena_allocate_array(&arena, list->entries.count, sizeof *knowing);
    for (size_t i = 0; i < list->entries.count; i++)
        if (relations[i].title_group != GROUP_NONE && link_of(&list->entries.items[i], role))
            learn(&knowing[relations[i].title_group], &list->entries.items[i]);
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i];
        if (relations[i].title_group == GROUP_NONE || link_of(entry, role) || relations[i].kind == PAPER_DUPLICATE)
            continue;
        const struct link *link = known_to(&knowing[relations[i].title_group], entry, role);
        if (link && wording_is_sentence(relations[i].title))
            set_known(&relations[i], entry, link, role);
    }
    arena_free(&arena);
}

/* A paper that was renamed has the same code under both of its titles. */
static void find_by_paper(struct list *list, struct relation *relations)
{
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i], *other = relations[i].other;
        if (relations[i].kind != PAPER_TITLE_CONFLICT || entry->row->table == other->row->table)
            continue;
        set_known(&relations[i], entry, link_of(other, ROLE_CODE), ROLE_CODE);
        set_known(&relations[other - list->entries.items], other, link_of(entry, ROLE_CODE), ROLE_CODE);
    }
}

void build_known_links(struct list *list, struct relation *relations)
{
    find_by_title(list, relations, ROLE_PAPER);
    find_by_title(list, relations, ROLE_CODE);
    find_by_paper(list, relations);
}

const struct link *relation_known_link(const struct entry *entry, enum role role)
{
    return role == ROLE_CODE    ? entry->relation->known_code
           : role == ROLE_PAPER ? entry->relation->known_paper
                                : NULL;
}

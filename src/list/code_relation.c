#include "base/arena.h"
#include "base/utf8.h"
#include "list/build.h"
#include "list/group.h"
#include "list/identity.h"
#include "list/mention.h"
#include "list/relation.h"

enum {
    MOST_ENTRIES = 16, /* of one repository; one with more is a collection */
    MOST_PAPERS = 3,   /* likewise */
    LEAST_LETTERS = 3, /* of a name that can be found in another by more than chance */
};

/* The entries that link one repository. */
struct repository {
    const struct list *list;
    struct arena *arena;
    struct relation *relations; /* by place in list.entries */
    struct text name;           /* folded, without its owner's */
    const struct entry *entries[MOST_ENTRIES];
    size_t count;
};

/* The name in owner/name or host/owner/name; empty where the identity is not that of one whole repository. */
struct text relation_repository_name(struct text identity)
{
    static const struct text hosts[] = {{"gitlab.com", 10}, {"gitee.com", 9}, {"huggingface.co", 14},
                                        {"bitbucket.org", 13}, {"codeberg.org", 12}, {"modelscope.cn", 13}};
    static const struct text no_owners[] = {{"orgs", 4}, {"topics", 6}, {"search", 6}, {"collections", 11},
                                            {"users", 5}, {"sponsors", 8}, {"datasets", 8}, {"spaces", 6},
                                            {"models", 6}, {"papers", 6}};
    struct text owner = text_cut(&identity, '/');
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (text_equal(owner, hosts[i])) {
            owner = text_cut(&identity, '/');
            break;
        }
    for (size_t i = 0; i < sizeof no_owners / sizeof *no_owners; i++)
        if (text_equal(owner, no_owners[i]))
            return TEXT("");
    bool is_one = owner.length && text_find_byte(owner, '.', 0) == TEXT_NOT_FOUND &&
                  text_find_byte(identity, '/', 0) == TEXT_NOT_FOUND &&
                  text_find_byte(identity, '?', 0) == TEXT_NOT_FOUND;
    return is_one ? identity : TEXT("");
}

/* As far as the list says. */
static bool is_same_paper(const struct entry *left, const struct entry *right)
{
    const struct relation *one = left->relation, *other = right->relation;
    if (one->title_group != GROUP_NONE && one->title_group == other->title_group)
        return true;
    if (one->paper_group == GROUP_NONE || other->paper_group == GROUP_NONE || one->title_group == GROUP_NONE ||
        other->title_group == GROUP_NONE)
        return true;
    return one->paper_group == other->paper_group && one->kind != PAPER_SHARED_URL &&
           other->kind != PAPER_SHARED_URL;
}

/* Not a branch, a folder or a file of it: those have their own papers. */
static bool is_whole(struct text address)
{
    size_t tree = text_find(address, TEXT("/tree/"), 0);
    struct text branch = tree == TEXT_NOT_FOUND ? TEXT("") : text_slice(address, tree + 6, address.length);
    return text_find(address, TEXT("/blob/"), 0) == TEXT_NOT_FOUND &&
           (!branch.length || text_starts_with(branch, TEXT("main")) || text_starts_with(branch, TEXT("master")));
}

/* Letters of the name, or where there is none of what the title begins with before a colon. */
static struct text letters_of(const struct repository *repository, const struct entry *entry, bool with_digits)
{
    struct text name = mention_name(repository->list, entry), title = entry->relation->title;
    if (!name.length && text_find_byte(title, ':', 0) != TEXT_NOT_FOUND)
        name = text_cut(&title, ':');
    struct text folded = utf8_folded_letters(repository->arena, name);
    struct builder builder = {.arena = repository->arena};
    for (size_t i = 0; i < folded.length; i++)
        if (with_digits || folded.bytes[i] < '0' || folded.bytes[i] > '9')
            builder_add_byte(&builder, folded.bytes[i]);
    return builder_text(&builder);
}

static bool holds(struct text outer, struct text inner)
{
    return inner.length >= LEAST_LETTERS && text_find(outer, inner, 0) != TEXT_NOT_FOUND;
}

/* RingMo and RingMo-lite, Qwen2-VL and Qwen2.5-VL; or the repository is named after both. */
static bool are_family(const struct repository *repository, const struct entry *left, const struct entry *right)
{
    struct text one = letters_of(repository, left, true), other = letters_of(repository, right, true);
    if (holds(one, other) || holds(other, one) || (holds(repository->name, one) && holds(repository->name, other)))
        return true;
    one = letters_of(repository, left, false);
    other = letters_of(repository, right, false);
    return holds(one, other) || holds(other, one);
}

static bool is_named_after(const struct repository *repository, const struct entry *entry)
{
    struct text name = mention_name(repository->list, entry);
    return name.length && text_equal(utf8_folded_letters(repository->arena, name), repository->name);
}

static const struct entry *find_owner(const struct repository *repository)
{
    for (size_t i = 0; i < repository->count; i++)
        if (is_named_after(repository, repository->entries[i]))
            return repository->entries[i];
    return NULL;
}

static void set_relation(const struct repository *repository, const struct entry *entry, enum code_relation kind,
                         const struct entry *other)
{
    struct relation *relation = &repository->relations[entry - repository->list->entries.items];
    relation->code_kind = kind;
    relation->code_other = other;
}

/* A column of code and one of data may both link what holds the two. */
static bool are_of_one_kind(const struct entry *left, const struct entry *right)
{
    const struct list_cell *one = row_cell(left->row, ROLE_CODE), *other = row_cell(right->row, ROLE_CODE);
    return one && other && left->row->table->columns[one - left->row->cells].definition ==
                               right->row->table->columns[other - right->row->cells].definition;
}

static bool is_copied(const struct repository *repository, const struct entry *entry, const struct entry *owner)
{
    return owner && entry != owner && are_of_one_kind(entry, owner) &&
           mention_name(repository->list, entry).length && !is_same_paper(entry, owner) &&
           !are_family(repository, entry, owner);
}

/* The nearest earlier entry of another paper, when this is the first of its own here and no relative of any other.
 * Where nobody has a name, follow-up papers cannot be told from copied links. */
static const struct entry *find_other(const struct repository *repository, size_t index)
{
    const struct entry *entry = repository->entries[index], *other = NULL;
    for (size_t i = index; i-- > 0;) {
        const struct entry *earlier = repository->entries[i];
        if (entry->relation->paper_group == earlier->relation->paper_group ||
            is_same_paper(entry, earlier) || are_family(repository, entry, earlier))
            return NULL;
        if (!other && earlier->relation->code_kind != CODE_COPIED && are_of_one_kind(entry, earlier))
            other = earlier;
    }
    bool has_name = mention_name(repository->list, entry).length;
    return has_name || (other && mention_name(repository->list, other).length) ? other : NULL;
}

static size_t count_papers(const struct repository *repository)
{
    size_t papers = 0;
    for (size_t i = 0; i < repository->count; i++) {
        bool is_new = true;
        for (size_t k = 0; k < i && is_new; k++)
            is_new = !is_same_paper(repository->entries[i], repository->entries[k]);
        papers += is_new;
    }
    return papers;
}

static void relate_entries(const struct repository *repository)
{
    const struct entry *owner = find_owner(repository);
    for (size_t i = 0; i < repository->count; i++)
        if (is_copied(repository, repository->entries[i], owner))
            set_relation(repository, repository->entries[i], CODE_COPIED, owner);
    for (size_t i = 1; i < repository->count; i++) {
        const struct entry *other = find_other(repository, i);
        if (other && repository->entries[i]->relation->code_kind == CODE_UNRELATED)
            set_relation(repository, repository->entries[i], CODE_SHARED, other);
    }
}

static void relate(struct repository *repository, struct text name)
{
    size_t papers = count_papers(repository);
    struct arena arena = {0};
    if (papers < 2 || papers > MOST_PAPERS)
        return;
    repository->arena = &arena;
    repository->name = utf8_folded_letters(&arena, name);
    relate_entries(repository);
    arena_free(&arena);
}

void build_code_relations(struct list *list, struct relation *relations)
{
    size_t count = list->entries.count;
    struct arena arena = {0};
    struct grouping grouping;
    struct text *identities = arena_allocate_array(&arena, count, sizeof *identities);
    for (size_t i = 0; i < count; i++) {
        const struct link *link = list->entries.items[i].code;
        identities[i] = link ? identity_of_repository(&arena, link->address) : TEXT("");
    }
    group_texts(&grouping, identities, count, &arena);
    for (size_t i = 0; i < count; i++) {
        struct repository repository = {.list = list, .relations = relations};
        struct text name = relation_repository_name(identities[i]);
        if (grouping.first[i] != i || grouping.next[i] == GROUP_NONE || !name.length)
            continue;
        uint32_t next = (uint32_t)i;
        for (; next != GROUP_NONE && repository.count < MOST_ENTRIES; next = grouping.next[next])
            if (relations[next].kind != PAPER_DUPLICATE && is_whole(list->entries.items[next].code->address))
                repository.entries[repository.count++] = &list->entries.items[next];
        if (next == GROUP_NONE)
            relate(&repository, name);
    }
    arena_free(&arena);
}

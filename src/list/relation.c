#include "list/relation.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/agreement.h"
#include "list/build.h"
#include "list/likeness.h"
#include "list/mention.h"
#include "list/wording.h"

enum {
    MOST_STEPS = 4,  /* earlier entries of one title or paper that one is held against */
    MOST_COPIES = 4, /* titles over one address: a page of more papers is no copied link */
};

struct relating {
    struct list *list;
    struct arena *scratch;
    struct relation *relations; /* by place in list.entries */
    struct likeness likeness;
    uint32_t *title_counts; /* different titles of a paper, by its group */
    struct { uint32_t *items; size_t count, capacity; } renamed; /* entries whose paper has another title too */
    struct wording *wording;
};

static struct relation *relation_of(const struct relating *run, const struct entry *entry)
{
    return &run->relations[entry - run->list->entries.items];
}

/* Not a site's front page, not the menu of a conference, and no repository. */
static bool is_paper(const struct list *list, struct text identity)
{
    struct text rest = identity;
    struct text first = text_cut(&rest, '/');
    const struct host *host = rulebook_host(list->context->rulebook, first);
    if (text_starts_with(identity, TEXT("cvf:")))
        return text_find_byte(identity, '_', 0) != TEXT_NOT_FOUND;
    if (text_starts_with(identity, TEXT("openreview:")) || text_starts_with(identity, TEXT("acl:")))
        return !rest.length;
    if (host && text_equal(host->role, TEXT("code")))
        return false;
    return rest.length || text_find_byte(first, ':', 0) != TEXT_NOT_FOUND;
}

static bool is_sentence(const struct relating *run, const struct entry *entry)
{
    return wording_is_sentence(relation_of(run, entry)->title);
}

static bool is_in_table_of(const struct entry *left, const struct entry *right)
{
    return left->row->table == right->row->table;
}

/* Rows that repeat a paper on purpose, for each of its results or kinds: a column that we do not know tells. */
static bool repeat_on_purpose(const struct relating *run, const struct entry *left, const struct entry *right)
{
    for (size_t i = 0; i < left->row->table->column_count; i++)
        if (left->row->table->columns[i].role == ROLE_NONE &&
            cells_agree(run->list, left->row, right->row, i, run->scratch) == AGREEMENT_DIFFERENT &&
            !(row_is_numbered(run->list, left->row, i) && row_is_numbered(run->list, right->row, i)))
            return true;
    return false;
}

/* Two numbers of arXiv are two papers, whatever the rows have in common. */
static bool have_two_numbers(const struct relating *run, const struct entry *left, const struct entry *right)
{
    struct text one = run->likeness.papers[left - run->list->entries.items];
    struct text other = run->likeness.papers[right - run->list->entries.items];
    return text_starts_with(one, TEXT("arxiv:")) && text_starts_with(other, TEXT("arxiv:")) &&
           !text_equal(one, other);
}

/* What two entries of one table with one title are. */
static enum paper_relation judge_same_title(const struct relating *run, const struct entry *entry,
                                            const struct entry *other)
{
    const struct relation *one = relation_of(run, entry), *two = relation_of(run, other);
    bool have_papers = one->paper_group != GROUP_NONE && two->paper_group != GROUP_NONE;
    bool is_same_paper = have_papers && one->paper_group == two->paper_group;
    bool is_long = is_sentence(run, entry);
    if (!is_same_paper && !is_long)
        return rows_cover(run->list, entry->row, other->row, run->scratch) ? PAPER_DUPLICATE : PAPER_UNRELATED;
    if (have_two_numbers(run, entry, other))
        return PAPER_COPIED_TITLE;
    if (!mention_differs(run->list, entry, other))
        return repeat_on_purpose(run, entry, other) ? PAPER_UNRELATED : PAPER_DUPLICATE;
    return have_papers && !is_same_paper ? PAPER_COPIED_TITLE : PAPER_UNRELATED;
}

static void set_relation(struct relation *relation, enum paper_relation kind, const struct entry *other)
{
    relation->kind = kind;
    relation->other = other;
}

static void find_same_title(const struct relating *run, const struct entry *entry, struct relation *relation)
{
    const struct entry *other = relation->same_title;
    for (int step = 0; step < MOST_STEPS && other && is_in_table_of(entry, other); step++) {
        enum paper_relation kind = judge_same_title(run, entry, other);
        if (kind > relation->kind)
            set_relation(relation, kind, other);
        if (kind == PAPER_DUPLICATE)
            return;
        other = relation_of(run, other)->same_title;
    }
}

/* Without titles that tell, rows of one paper are one entry only when nothing else tells them apart either. */
static void find_same_paper(const struct relating *run, const struct entry *entry, struct relation *relation)
{
    const struct entry *other = relation->same_paper;
    for (int step = 0; step < MOST_STEPS && other && is_in_table_of(entry, other); step++) {
        if (rows_cover(run->list, entry->row, other->row, run->scratch)) {
            set_relation(relation, PAPER_DUPLICATE, other);
            return;
        }
        other = relation_of(run, other)->same_paper;
    }
}

/* What can be told from the keys alone. Papers under a second title have to wait until the words are counted. */
static void relate_keys(struct relating *run, uint32_t index)
{
    const struct entry *entry = &run->list->entries.items[index];
    struct relation *relation = &run->relations[index];
    bool is_first_pair = run->likeness.by_both.previous[index] == GROUP_NONE;
    find_same_title(run, entry, relation);
    bool is_first = !relation->same_paper && relation->paper_group != GROUP_NONE;
    if (!relation->same_paper && (!is_first || run->likeness.by_paper.next[index] == GROUP_NONE))
        return;
    if (!relation->title.length || !is_sentence(run, entry)) {
        if (relation->kind == PAPER_UNRELATED)
            find_same_paper(run, entry, relation);
        return;
    }
    run->title_counts[relation->paper_group] += is_first_pair;
    if (relation->same_paper && is_first_pair && relation->kind == PAPER_UNRELATED)
        *array_add(run->scratch, &run->renamed) = index;
}

static bool is_related(const struct relating *run, const struct entry *left, const struct entry *right)
{
    return wording_is_related(run->wording, relation_of(run, left)->title, relation_of(run, right)->title);
}

/* "[Label] Title (remark)": the letters of the title. */
static struct text letters_of_title(const struct relating *run, const struct entry *entry)
{
    struct text title = text_trim(relation_of(run, entry)->title);
    size_t open = text_find_byte(title, '[', 0), close = text_find_byte(title, ']', 0);
    if (open != TEXT_NOT_FOUND && close != TEXT_NOT_FOUND && open < close &&
        !utf8_folded_letters(run->scratch, text_slice(title, 0, open)).length)
        title = text_slice(title, close + 1, title.length);
    size_t remark = text_find_byte(title, '(', 0);
    if (text_ends_with(title, TEXT(")")) && remark && text_find_byte(title, ')', 0) + 1 == title.length)
        title = text_slice(title, 0, remark);
    return utf8_folded_letters(run->scratch, title);
}

/* An entry whose paper stands, further up, under another title. */
static void relate_renamed(const struct relating *run, uint32_t index)
{
    const struct entry *entry = &run->list->entries.items[index];
    struct relation *relation = &run->relations[index];
    const struct entry *others[2] = {relation->same_paper, &run->list->entries.items[relation->paper_group]};
    for (int i = 0; i < 2; i++) {
        if (!is_sentence(run, others[i]) || (i && others[i] == others[0]))
            continue;
        bool is_here = is_in_table_of(entry, others[i]);
        bool has_name = mention_name(run->list, entry).length && mention_name(run->list, others[i]).length;
        bool has_other_name = mention_differs(run->list, entry, others[i]);
        bool related = is_related(run, entry, others[i]);
        if (is_here && !has_other_name && (related || has_name))
            set_relation(relation, PAPER_DUPLICATE, others[i]);
        else if (!related)
            continue;
        else if (!text_equal(letters_of_title(run, entry), letters_of_title(run, others[i])))
            set_relation(relation, PAPER_TITLE_CONFLICT, others[i]);
        return;
    }
    const struct entry *first = is_sentence(run, others[1]) ? others[1] : others[0];
    if (is_sentence(run, first))
        set_relation(relation, PAPER_SHARED_URL, first);
}

/* Leaves out the pages of several papers. */
static void keep_papers(struct relating *run)
{
    size_t kept = 0;
    for (size_t i = 0; i < run->renamed.count; i++) {
        uint32_t index = run->renamed.items[i];
        if (run->title_counts[run->relations[index].paper_group] <= MOST_COPIES &&
            is_paper(run->list, run->likeness.papers[index]))
            run->renamed.items[kept++] = index;
    }
    run->renamed.count = kept;
}

static void relate_all_renamed(struct relating *run)
{
    keep_papers(run);
    if (!run->renamed.count)
        return;
    run->wording = wording_new(run->scratch);
    for (size_t i = 0; i < run->renamed.count; i++)
        wording_add(run->wording, run->relations[run->renamed.items[i]].title);
    for (size_t i = 0; i < run->list->entries.count; i++)
        if (run->likeness.by_title.first[i] == i)
            wording_count(run->wording, run->relations[i].title);
    for (size_t i = 0; i < run->renamed.count; i++)
        relate_renamed(run, run->renamed.items[i]);
}

/* Of two rows of one paper the preprint is the one to look at; of two published ones the later. */
static void relate_venues(const struct relating *run, const struct entry *entry)
{
    struct relation *relation = relation_of(run, entry);
    bool is_long = relation->same_title && is_sentence(run, entry);
    const struct entry *other = relation->same_title;
    for (int step = 0; step < MOST_STEPS && other && relation->kind == PAPER_UNRELATED; step++) {
        struct relation *earlier = relation_of(run, other);
        bool is_same_paper = relation->paper_group != GROUP_NONE && relation->paper_group == earlier->paper_group;
        bool is_one = is_same_paper || (is_long && !mention_differs(run->list, entry, other));
        enum venue_conflict conflict =
            is_one
                ? publications_conflict(run->list->context->rulebook, &other->publication, &entry->publication)
                : VENUE_NO_CONFLICT;
        if (conflict == VENUE_LEFT_IS_PREPRINT && earlier->kind == PAPER_UNRELATED)
            set_relation(earlier, PAPER_VENUE_CONFLICT, entry);
        if (conflict == VENUE_RIGHT_IS_PREPRINT || (conflict == VENUE_BOTH_PUBLISHED && is_same_paper))
            set_relation(relation, PAPER_VENUE_CONFLICT, other);
        other = earlier->same_title;
    }
}

void build_relations(struct list *list, struct arena *arena)
{
    size_t count = list->entries.count;
    struct arena scratch = {0};
    struct relating run = {.list = list, .scratch = &scratch};
    run.relations = arena_allocate_array(arena, count, sizeof *run.relations);
    run.title_counts = arena_allocate_array(&scratch, count, sizeof *run.title_counts);
    for (size_t i = 0; i < count; i++)
        list->entries.items[i].relation = &run.relations[i];
    likeness_read(&run.likeness, list, run.relations, arena, &scratch);
    for (size_t i = 0; i < count; i++)
        relate_keys(&run, (uint32_t)i);
    relate_all_renamed(&run);
    for (size_t i = 0; i < count; i++)
        relate_venues(&run, &list->entries.items[i]);
    arena_free(&scratch);
    build_code_relations(list, run.relations);
    build_known_links(list, run.relations);
}
bool relation_trusts_paper(const struct entry *entry)
{
    return entry->paper && entry->relation->kind != PAPER_SHARED_URL;
}


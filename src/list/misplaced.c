#include "base/arena.h"
#include "list/build.h"
#include "list/shape.h"
#include "list/venue.h"

enum {
    LONGEST_NAME = 32,  /* bytes: of what may be an abbreviation, a venue with its year or a link's label */
    LONGEST_LABEL = 16, /* of a label such as link or Paper */
    MOST_COLUMNS = 32,
    RARE = 10,          /* percent of a column's cells */
};

static size_t length_of(struct range range)
{
    return range.end - range.start;
}

static const struct link *only_link(const struct list *list, const struct list_cell *cell)
{
    return cell->link_count == 1 ? &list->links.items[cell->first_link] : NULL;
}

static bool names_year(const struct list *list, struct range range)
{
    return publication_read(list_text(list, range)).year != 0;
}

static bool is_link_alone(const struct list_cell *cell)
{
    return cell->form == CELL_LINK || cell->form == CELL_BOLD_LINK;
}

static bool is_bold_sentence(const struct list_cell *cell)
{
    return cell->form == CELL_BOLD && length_of(cell->inner) > LONGEST_NAME;
}

static bool is_venue(const struct list *list, const struct list_cell *cell)
{
    if (cell->form != CELL_PLAIN || length_of(cell->inner) > LONGEST_NAME)
        return false;
    struct publication publication = publication_read(list_text(list, cell->inner));
    return publication.year && publication_has_plain_qualifier(&publication) &&
           rulebook_venue(list->context->rulebook, publication.name);
}

static bool leads_to(const struct link *link, struct text host)
{
    const size_t scheme = sizeof "https://" - 1;
    return link && link->address.length > scheme &&
           text_starts_with(text_slice(link->address, scheme, link->address.length), host);
}

/* Whether the cell is worth a look at what the others of its column are like. Cheap: it is asked of every cell. */
static bool is_suspect(const struct list *list, enum role role, const struct list_cell *cell)
{
    switch (role) {
    case ROLE_VENUE:
        return (is_link_alone(cell) && !names_year(list, cell->inner)) || is_bold_sentence(cell);
    case ROLE_PAPER:
        return cell->link_count ? leads_to(only_link(list, cell), TEXT("github.com/"))
                                : is_bold_sentence(cell) || is_venue(list, cell);
    case ROLE_CODE:
        return cell->link_count ? leads_to(only_link(list, cell), TEXT("arxiv.org/"))
                                : is_bold_sentence(cell) || is_venue(list, cell);
    case ROLE_TITLE:
        return (is_link_alone(cell) && length_of(cell->inner) <= LONGEST_LABEL) || is_venue(list, cell);
    case ROLE_ABBREVIATION:
        return is_bold_sentence(cell) || is_venue(list, cell);
    case ROLE_ATTRIBUTE:
    case ROLE_TASKS:
        return is_link_alone(cell);
    case ROLE_NONE:
    case ROLE_PROSE:
    case ROLE_COUNT:
        break;
    }
    return false;
}

static bool is_link(enum shape shape)
{
    return shape == SHAPE_PAPER_LINK || shape == SHAPE_CODE_LINK || shape == SHAPE_OTHER;
}

/* Such cells of the column, in percent; in a table of few rows what its role suggests. */
static size_t share_of(const struct profile *profile, size_t column, enum shape shape)
{
    int fit = profile_fit(profile, column, shape);
    size_t count = profile->counts[column][shape];
    if (profile->rows < PROFILE_ENOUGH_ROWS)
        return fit > 0 && profile->table->is_house ? 100 : 0;
    return count < 2 ? 0 : count * 100 / profile->rows;
}

static size_t share_like(const struct profile *profile, size_t column, enum shape shape)
{
    if (!is_link(shape))
        return share_of(profile, column, shape);
    return share_of(profile, column, SHAPE_PAPER_LINK) + share_of(profile, column, SHAPE_CODE_LINK) +
           share_of(profile, column, SHAPE_OTHER);
}

struct search {
    struct list *list;
    const struct row *row;
    struct profile profile;
    enum shape shapes[MOST_COLUMNS];
};

/* A link under a column of links is as good as any, but for one whose host says otherwise. */
static bool suits(const struct search *search, size_t column, enum shape shape)
{
    enum role role = search->row->table->columns[column].role;
    if (role != ROLE_PAPER && role != ROLE_CODE)
        return share_like(&search->profile, column, shape) > RARE;
    return is_link(shape) && shape != (role == ROLE_PAPER ? SHAPE_CODE_LINK : SHAPE_PAPER_LINK);
}

/* Whether half of the column is like a cell of that shape, and it is none that fits there by chance. */
static bool is_typical(const struct search *search, size_t column, enum shape shape)
{
    enum role role = search->row->table->columns[column].role;
    if (role == ROLE_NONE || role == ROLE_PROSE)
        return false;
    if (is_link(shape))
        return (role == ROLE_PAPER || role == ROLE_CODE) && suits(search, column, shape) &&
               share_like(&search->profile, column, shape) >= 50;
    return share_of(&search->profile, column, shape) >= 50;
}

/* From that cell on each fits one column further to the right, and the last one is empty. */
static bool is_shifted(const struct search *search, size_t cell)
{
    size_t last = search->row->cell_count - 1;
    if (search->shapes[last] != SHAPE_EMPTY)
        return false;
    for (size_t i = cell; i < last; i++)
        if (search->shapes[i] != SHAPE_NONE_WORD && !is_typical(search, i + 1, search->shapes[i]) &&
            !suits(search, i + 1, search->shapes[i]))
            return false;
    return true;
}

/* A long abbreviation is no title when the title stands in its place. But no link is a venue, no venue a link. */
static bool may_be_alone(const struct search *search, size_t cell, size_t column)
{
    enum role role = search->row->table->columns[cell].role;
    enum shape shape = search->shapes[cell];
    bool is_link_column = role == ROLE_PAPER || role == ROLE_CODE;
    if (is_link_column && is_link(shape))
        return false;
    return role == ROLE_VENUE || is_link_column || !suits(search, column, search->shapes[column]);
}

static bool swaps(const struct search *search, size_t one, size_t other)
{
    return !suits(search, one, search->shapes[one]) && !suits(search, other, search->shapes[other]) &&
           is_typical(search, other, search->shapes[one]) && is_typical(search, one, search->shapes[other]);
}

/* Where the cell belongs: the column with which it changed places, else the first that holds such cells. */
static bool find_place(const struct search *search, size_t cell, struct misplaced *misplaced)
{
    enum shape shape = search->shapes[cell];
    bool is_found = false;
    *misplaced = (struct misplaced){.row = search->row, .cell = cell};
    if (suits(search, cell, shape))
        return false;
    for (size_t column = 0; column < search->row->cell_count && !misplaced->is_swap; column++) {
        if (column == cell || !is_typical(search, column, shape))
            continue;
        misplaced->is_swap = swaps(search, cell, column);
        if (misplaced->is_swap || (!is_found && may_be_alone(search, cell, column))) {
            misplaced->column = column;
            is_found = true;
        }
    }
    misplaced->is_shift = is_found && !misplaced->is_swap && is_shifted(search, cell);
    return is_found;
}

static void check_row(struct search *search, struct row *row, struct arena *arena)
{
    struct list *list = search->list;
    struct misplaced misplaced;
    search->row = row;
    if (!search->profile.counts)
        profile_read(&search->profile, list, row->table, arena);
    for (size_t i = 0; i < row->cell_count; i++)
        search->shapes[i] = shape_of(list, row->cells[i].value, arena);
    for (size_t i = 0; i < row->cell_count; i++) {
        if (!is_suspect(list, row->table->columns[i].role, &row->cells[i]) || !find_place(search, i, &misplaced))
            continue;
        *array_add(arena, &list->misplaced) = misplaced;
        row_forget_roles(list, row);
        return;
    }
}

void build_misplaced(struct list *list, struct arena *arena)
{
    for (size_t t = 0; t < list->tables.count; t++) {
        struct table *table = &list->tables.items[t];
        struct search search = {.list = list};
        for (size_t r = 0; r < table->row_count && table->column_count <= MOST_COLUMNS; r++) {
            struct row *row = &table->rows[r];
            bool is_suspicious = false;
            for (size_t i = 0; i < row->cell_count && !row->is_unreliable && !is_suspicious; i++)
                is_suspicious = is_suspect(list, table->columns[i].role, &row->cells[i]);
            if (is_suspicious)
                check_row(&search, row, arena);
        }
    }
}

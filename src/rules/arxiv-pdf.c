#include "base/arena.h"
#include "list/address.h"
#include "list/identity.h"
#include "rules/rules.h"

static bool says_pdf(struct text text)
{
    for (size_t i = 0; i + 3 <= text.length; i++)
        if (text_equal_ignoring_case(text_slice(text, i, i + 3), TEXT("pdf")))
            return true;
    return false;
}

static bool column_says_pdf(const struct column *column)
{
    enum { LONGEST_NAME = 64 }; /* it is looked at for every link */
    return column->name.length <= LONGEST_NAME && says_pdf(column->name);
}

/* A label or column that promises the PDF. */
static bool promises_pdf(const struct list *list, const struct link *link)
{
    if (says_pdf(list_text(list, link->label)))
        return true;
    for (size_t i = 0; link->row && i < link->row->cell_count && i < link->row->table->column_count; i++)
        if (range_contains(link->row->cells[i].range, link->whole))
            return column_says_pdf(&link->row->table->columns[i]);
    return false;
}

/* The address of the abstract, written like the one of the PDF; *is_path: nothing but the path is another. */
static struct text abstract_address(struct text url, struct arena *arena, bool *is_path)
{
    size_t at = text_find(url, TEXT("/pdf/"), 0);
    struct text before = text_slice(url, 0, at), paper = text_slice(url, at + 5, url.length);
    size_t end = 0;
    while (end < paper.length && paper.bytes[end] != '?' && paper.bytes[end] != '#')
        end++;
    *is_path = end == paper.length;
    paper.length = end;
    if (text_ends_with(paper, TEXT(".pdf")))
        paper.length -= 4;
    return text_format(arena, "%.*s/abs/%.*s", TEXT_ARGUMENTS(before), TEXT_ARGUMENTS(paper));
}

static void report(const struct list *list, const struct link *link, struct findings *out)
{
    bool is_path;
    struct text url = list_text(list, link->url);
    if (text_find(url, TEXT("/pdf/"), 0) == TEXT_NOT_FOUND)
        return;
    struct text wanted = abstract_address(url, out->arena, &is_path);
    struct finding *finding = findings_add(out, link->url, "the address opens the PDF: %.*s is the paper's page",
                                           TEXT_ARGUMENTS(text_on_one_line(out->arena, wanted)));
    finding->key_detail = url;
    finding_add_edit(out, finding, is_path ? FIX_SAFE : FIX_UNSAFE, link->url, wanted,
                     (struct effect){.kind = EFFECT_CHANGES_LINK, .before = url, .after = wanted});
}

/* What follows the host of an address on arXiv; the empty text for any other. */
static struct text arxiv_path(struct text address)
{
    struct text rest = address;
    bool is_arxiv = address_skip_scheme(&rest) && (address_skip(&rest, TEXT("arxiv.org/")) ||
                                                   address_skip(&rest, TEXT("export.arxiv.org/")));
    return is_arxiv ? rest : TEXT("");
}

void check_arxiv_pdf(const struct list *list, struct findings *out)
{
    size_t first = out->count, subjects = 0, pdfs = 0;
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        struct text path = link_is_readable(link) ? arxiv_path(link->address) : TEXT("");
        bool is_pdf = text_starts_with(path, TEXT("pdf/"));
        subjects += is_pdf || text_starts_with(path, TEXT("abs/")) || text_starts_with(path, TEXT("html/"));
        pdfs += is_pdf;
        if (is_pdf && identity_arxiv(link->address).length && !promises_pdf(list, link))
            report(list, link, out);
    }
    findings_apply_habit(out, first, subjects, pdfs);
}

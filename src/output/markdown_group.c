#include "output/markdown_group.h"

#include "base/arena.h"
#include "list/place.h"
#include "output/capture.h"
#include "output/corrected_line.h"
#include "output/markdown_text.h"
#include "output/rule_link.h"

/* So that no line, however it is made, fills the report. */
enum { MOST_FINDINGS = 20, MOST_NOTES = 5, LONGEST_MESSAGE = 600, LONGEST_NAME = 120, LONGEST_PATH = 300 };

struct group {
    struct writer writer;
    const struct list *list;
    const struct finding *findings;
    size_t count;
    struct arena *arena;
};

static struct text shortened(struct text text, size_t longest, struct arena *arena)
{
    if (text.length <= longest)
        return text;
    return text_format(arena, "%.*s…", TEXT_ARGUMENTS(text_head(text, longest)));
}

/* A row whose cells cannot be told apart goes by the first that says something. */
static struct text entry_name(const struct list *list, const struct row *row)
{
    if (row && row->entry)
        return row->entry->name.length ? row->entry->name : row->entry->title;
    bool is_entry = row && row->kind == ROW_ENTRY && row != &row->table->header;
    for (size_t i = 0; is_entry && i < row->cell_count; i++)
        if (row->cells[i].inner.start < row->cells[i].inner.end)
            return list_text(list, row->cells[i].inner);
    return TEXT("");
}

static void write_heading(struct group *group, struct text path, const struct row *row)
{
    struct writer *writer = &group->writer;
    struct text name = shortened(entry_name(group->list, row), LONGEST_NAME, group->arena);
    writer_add_literal(writer, "#### ");
    markdown_add_code(writer, name);
    writer_add_literal(writer, text_is_blank(name) ? "" : " – ");
    markdown_add_code(writer, shortened(path, LONGEST_PATH, group->arena));
    writer_add_literal(writer, " line ");
    writer_add_number(writer, source_position(group->list->source, group->findings->range.start).line);
    writer_add_literal(writer, "\n\n");
}

static void write_rule(struct group *group, const struct rule *rule)
{
    struct writer *writer = &group->writer;
    struct text link = rule_link(rule, group->arena);
    writer_add_literal(writer, link.length ? " ([" : " (");
    markdown_add_code(writer, rule->name);
    if (link.length) {
        writer_add_literal(writer, "](");
        writer_add(writer, link);
        writer_add_literal(writer, ")");
    }
    writer_add_literal(writer, ")\n");
}

static void write_note(struct group *group, const struct note *note)
{
    struct writer *writer = &group->writer;
    writer_add_literal(writer, "  - line ");
    writer_add_number(writer, source_position(group->list->source, note->range.start).line);
    writer_add_literal(writer, ": ");
    markdown_add_words(writer, shortened(note->message, LONGEST_MESSAGE, group->arena));
    writer_add_literal(writer, "\n");
}

static void write_finding(struct group *group, const struct finding *finding)
{
    struct writer *writer = &group->writer;
    writer_add_literal(writer, "- **");
    writer_add_literal(writer, severity_name(finding->severity));
    writer_add_literal(writer, ":** ");
    markdown_add_words(writer, shortened(finding->message, LONGEST_MESSAGE, group->arena));
    write_rule(group, finding->rule);
    for (size_t i = 0; i < finding->notes.count && i < MOST_NOTES; i++)
        write_note(group, &finding->notes.items[i]);
}

/* Gives how many there are of that kind. */
static size_t write_findings(struct group *group, bool are_notes)
{
    size_t count = 0;
    for (size_t i = 0; i < group->count; i++) {
        bool is_note = group->findings[i].severity == SEVERITY_NOTE;
        if (is_note == are_notes && count++ < MOST_FINDINGS)
            write_finding(group, &group->findings[i]);
    }
    if (count > MOST_FINDINGS) {
        writer_add_literal(&group->writer, "- and ");
        writer_add_number(&group->writer, count - MOST_FINDINGS);
        writer_add_literal(&group->writer, " more in this line\n");
    }
    writer_add_literal(&group->writer, count ? "\n" : "");
    return count;
}

static const char *words_for(const struct corrected_line *corrected, bool is_row, size_t count)
{
    size_t repaired = corrected->safe + corrected->unsafe;
    if (!repaired)
        return is_row ? "The row as it stands; what is wrong is for you to repair:\n\n" : NULL;
    if (corrected->unsafe && repaired < count)
        return "Corrected, so far as it can be. Some of it is a guess, so check it before you copy it:\n\n";
    if (corrected->unsafe)
        return "Corrected. Some of it is a guess, so check it before you copy it:\n\n";
    if (repaired < count)
        return "Corrected, so far as it can be; the rest is for you to repair:\n\n";
    return "Corrected:\n\n";
}

static void write_line(struct group *group, uint32_t line, bool is_row)
{
    struct writer *writer = &group->writer;
    struct corrected_line corrected;
    if (!corrected_line_make(&corrected, group->list->source, line, group->findings, group->count, group->arena)) {
        writer_add_literal(writer, "The line is too long to be shown here.\n\n");
        return;
    }
    const char *words = words_for(&corrected, is_row, group->count);
    if (!words)
        return;
    if (markdown_can_be_block(corrected.text)) {
        writer_add_literal(writer, words);
        markdown_add_block(writer, corrected.text);
    } else {
        writer_add_literal(writer, "The line holds what cannot be shown here as it is.\n");
    }
    writer_add_literal(writer, "\n");
}

/* Notes are for those who want to know: where there is something else they are folded. */
static void write_notes(struct group *group, bool is_alone)
{
    if (!is_alone)
        writer_add_literal(&group->writer, "<details><summary>Notes</summary>\n\n");
    write_findings(group, true);
    if (!is_alone)
        writer_add_literal(&group->writer, "</details>\n\n");
}

struct text markdown_group(const struct list *list, struct text path, uint32_t line, const struct finding *findings,
                           size_t count, struct arena *arena)
{
    struct capture capture;
    capture_begin(&capture);
    struct group group = {{.stream = capture.stream}, list, findings, count, arena};
    const struct row *row = list_row_at(list, findings->range.start);
    write_heading(&group, path, row);
    size_t grave = write_findings(&group, false);
    if (!grave)
        write_notes(&group, true);
    if (list->source->line_count)
        write_line(&group, line, row != NULL);
    if (grave && grave < count)
        write_notes(&group, false);
    return capture_end(&capture, arena);
}

#include "output/catalogue.h"

#include "output/writer.h"

static void add_column(struct writer *writer, struct text text, size_t end)
{
    writer_add(writer, text);
    writer_add_spaces(writer, writer->columns < end ? end - writer->columns : 1);
}

void catalogue_list(FILE *stream, const struct rulebook *rulebook)
{
    enum { SEVERITY_COLUMNS = 9, FIX_COLUMNS = 8 };
    struct writer writer = {.stream = stream};
    size_t widest = 0;
    for (size_t i = 0; i < rulebook->rules.count; i++) {
        size_t width = writer_width(rulebook->rules.items[i].name);
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < rulebook->rules.count; i++) {
        const struct rule *rule = &rulebook->rules.items[i];
        size_t severity = widest + 2, fix = severity + SEVERITY_COLUMNS;
        add_column(&writer, rule->name, severity);
        add_column(&writer, text_from(rule->enabled ? severity_name(rule->severity) : "off"), fix);
        add_column(&writer, rule->fix == FIX_NONE ? TEXT("-") : text_from(safety_name(rule->fix)),
                   fix + FIX_COLUMNS);
        writer_add(&writer, rule->page->summary);
        writer_add_literal(&writer, "\n");
    }
}

void catalogue_explain(FILE *stream, const struct rule *rule)
{
    struct writer writer = {.stream = stream};
    for (struct text rest = rule->page->content; rest.length;) {
        struct text line = text_cut(&rest, '\n');
        writer_add(&writer, text_ends_with(line, TEXT("\r")) ? text_slice(line, 0, line.length - 1) : line);
        writer_add_literal(&writer, "\n");
    }
}

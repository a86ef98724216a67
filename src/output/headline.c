#include "output/headline.h"

enum style headline_style(enum severity severity)
{
    return severity == SEVERITY_ERROR ? STYLE_ERROR : severity == SEVERITY_WARNING ? STYLE_WARNING : STYLE_NOTE;
}

static void write_place(struct writer *writer, const char *path, struct position position)
{
    writer_style(writer, STYLE_PLACE);
    writer_add(writer, text_from(path));
    writer_add_literal(writer, ":");
    writer_add_number(writer, position.line);
    writer_add_literal(writer, ":");
    writer_add_number(writer, position.column);
    writer_add_literal(writer, ":");
    writer_style(writer, STYLE_PLAIN);
}

void headline_write(struct writer *writer, const struct source *source, uint32_t offset, enum severity severity,
                    struct text message, const struct rule *rule)
{
    enum style style = headline_style(severity);
    write_place(writer, source->path, source_position(source, offset));
    writer_add_literal(writer, " ");
    writer_style(writer, style);
    writer_add_literal(writer, severity_name(severity));
    writer_add_literal(writer, ":");
    writer_style(writer, STYLE_PLAIN);
    writer_add_literal(writer, " ");
    writer_add(writer, message);
    if (rule) {
        writer_add_literal(writer, " [");
        writer_style(writer, style);
        writer_add(writer, rule->name);
        writer_style(writer, STYLE_PLAIN);
        writer_add_literal(writer, "]");
    }
    writer_add_literal(writer, "\n");
}

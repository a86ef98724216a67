/* Random pages: mostly tables in every company that tables keep, and soups of the tokens that matter to blocks. */
#ifndef TESTS_DOCUMENT_GENERATOR_H
#define TESTS_DOCUMENT_GENERATOR_H

#include "base/text.h"

#include <string.h>

struct generator {
    uint64_t state;
    struct builder page;
    const char *line_ending; /* most lines' */
    const char *prefix;      /* most lines' */
    size_t columns;          /* of the table that is being written */
};

/* SplitMix64. */
static uint64_t next_random(struct generator *generator)
{
    uint64_t value = generator->state += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}

static size_t below(struct generator *generator, size_t limit)
{
    return (size_t)(next_random(generator) % limit);
}

static bool one_in(struct generator *generator, size_t times)
{
    return below(generator, times) == 0;
}

#define PICK(generator, strings) ((strings)[below((generator), sizeof(strings) / sizeof *(strings))])

static void write(struct generator *generator, const char *string)
{
    builder_add(&generator->page, text_from(string));
}

static void end_line(struct generator *generator)
{
    static const char *const endings[] = {"\n", "\r\n", "\r"};
    static const char *const blanks[] = {" ", "\t", "  ", " \v", "\f", "   "};
    if (one_in(generator, 12))
        write(generator, PICK(generator, blanks));
    write(generator, one_in(generator, 15) ? PICK(generator, endings) : generator->line_ending);
}

static void begin_line(struct generator *generator)
{
    static const char *const prefixes[] = {"",  "",    "> ",   ">",    "- ",  "  ", "   ", "    ", " ",    "\t",    "1. ",
                                           "+", "* >", "> - ", "\v| ", " \t", ">>", "2) ", "> > ", "     ", "- - ", "\f"};
    write(generator, one_in(generator, 14) ? PICK(generator, prefixes) : generator->prefix);
}

static void write_cell(struct generator *generator)
{
    static const char *const pieces[] = {
        "a",     "b c",     " ",   "  ",     "\t",  "\v",   "\f",        "é",   "遥感", "\\|",   "\\",     "\\\\|", "**b**", "`c`",
        "`",     "[x](u)",  "-",   "---",    ":",   "<br>", "<!-- c -->", "<b>", "*",    "&#124;", "\xC2\xA0", "#",    ">",     "null",
        "\\\\",  "[a]",     "![i](j)", "~~~", "=",  "1.",   "+",         "\"",  "$x$",  "<!--",   "-->",    "[a]: u", "｜"};
    for (size_t count = below(generator, below(generator, 5) + 1); count; count--)
        write(generator, PICK(generator, pieces));
    if (one_in(generator, 400))
        builder_add(&generator->page, TEXT("\0"));
    if (one_in(generator, 400))
        write(generator, "\xE9\x81");
}

static void write_row(struct generator *generator, bool is_delimiter)
{
    static const char *const marks[] = {"---", "-", ":-:", ":--", "--:", " --- ", " :-", "\t-:", "-\v", ":---:", "—", ": -", "::"};
    size_t cells = one_in(generator, is_delimiter ? 25 : 6) ? 1 + below(generator, 5) : generator->columns;
    begin_line(generator);
    if (!one_in(generator, 6))
        write(generator, "|");
    for (size_t i = 0; i < cells; i++) {
        if (is_delimiter)
            write(generator, marks[below(generator, one_in(generator, 20) ? 13 : 10)]);
        else
            write_cell(generator);
        if (i + 1 < cells || !one_in(generator, 6))
            write(generator, "|");
    }
    end_line(generator);
}

static void write_blanks(struct generator *generator)
{
    for (size_t count = 1 + below(generator, one_in(generator, 3) ? 6 : 1); count; count--) {
        if (one_in(generator, 8))
            begin_line(generator);
        end_line(generator);
    }
}

static void write_other_line(struct generator *generator)
{
    static const char *const lines[] = {
        "text",      "more text",        "# heading",     "## a `b` ![i](j) **c** #", "===",           "---",     "***",
        "```",       "~~~",              "``` c",         "````",                     "~~~~",          "<!--",    "-->",
        "<!-- c -->", "<!-- c",          "c -->",         "<div>",                    "</div>",        "<pre>",   "</pre>",
        "<?php",     "?>",               "<![CDATA[",     "]]>",                      "<!A",           "<a name=\"x\">", "</a>",
        "[a]: /url", "[a]: /url \"t\"",  "[b]:",          "/url",                     "'title'",       "[a]: x y", "[a] [b](c)",
        "- item",    "1. item",          "2. item",       "+ item",                   "  - deeper",    "-",       "1.",
        "> quote",   ">",                "    code",      "\tcode",                   "|",             "||",      "| ",
        "\\|",       "a | b",            "|a",            "a|",                       "\xEF\xBB\xBF",  "=",       "--",
        "- [a]: /u", "> [a]: /u",        "<script>",      "</script> x",              "<br>",          "#",       "# #",
        "* * *",     "- - -",            "| <!-- c",      "|```",                     "- ```",         "> ```",   "> <!--",
        "- | a |",   "  | b |",          "[a]: <b c>",    "[a\nb]: /url",             "\f",            "\v",      "    ",
    };
    begin_line(generator);
    write(generator, PICK(generator, lines));
    end_line(generator);
}

static void write_table(struct generator *generator)
{
    static const char *const prefixes[] = {"", "", "", "", "", "", "> ", ">", "- ", "  ", " ", "   ", "1. ", "> - "};
    static const char *const going_on[] = {"", "", "", "", "", "", "> ", ">", "  ", "  ", " ", "   ", "   ", ">   "};
    size_t prefix = below(generator, sizeof prefixes / sizeof *prefixes);
    generator->prefix = prefixes[prefix];
    generator->columns = 1 + below(generator, 4);
    if (one_in(generator, 4))
        write_other_line(generator);
    write_row(generator, false);
    generator->prefix = going_on[prefix];
    if (!one_in(generator, 20))
        write_row(generator, true);
    for (size_t rows = below(generator, 6); rows; rows--) {
        if (one_in(generator, 14))
            write_other_line(generator);
        if (one_in(generator, 20))
            write_blanks(generator);
        write_row(generator, false);
    }
}

/* An item that may be left with nothing in it, blank lines that may or may not belong to it, and what may go on in it. */
static void write_hollow_item(struct generator *generator)
{
    static const char *const items[] = {"- [a]: /u", "-", "- ", "1. [b]: /v", "- - [a]: /u", "> - [a]: /u", "- text"};
    static const char *const indents[] = {"", "  ", "  ", "   ", "    ", "> ", ">"};
    write(generator, PICK(generator, items));
    end_line(generator);
    for (size_t blanks = below(generator, 5); blanks; blanks--) {
        write(generator, PICK(generator, indents));
        end_line(generator);
    }
    generator->prefix = PICK(generator, indents);
}

static void write_part(struct generator *generator)
{
    static const char *const prefixes[] = {"", "", "", "", "> ", "  ", "- ", "    "};
    switch (below(generator, 8)) {
    case 0:
    case 1:
    case 2:
        write_table(generator);
        break;
    case 3:
        generator->prefix = PICK(generator, prefixes);
        for (size_t lines = 1 + below(generator, 5); lines; lines--)
            write_other_line(generator);
        break;
    case 4:
        write_hollow_item(generator);
        write_other_line(generator);
        break;
    default:
        generator->prefix = "";
        write_blanks(generator);
    }
}

static void write_soup(struct generator *generator)
{
    static const char *const tokens[] = {
        "|", "|", "|", "|", "a", "b", " ", " ", "  ", "    ", "\t", "-", "-", "---", ":", ":-", "\n", "\n", "\n", "\n", "\n\n",
        "\n\n\n\n", "\r", "\r\n", "|-|", "|a|", "|-|-|\n", "|a|b|\n", "> ", ">", "- ", "1. ", "+ ", "# ", "===", "```", "```\n", "~~~",
        "<!--", "-->", "<div>", "</div>", "<pre>", "</pre>", "<?", "?>", "[a]", ": ", "/u", "[a]: /u\n", "'t'", "\\", "\\|", "`",
        "***", "\v", "\f", "é", "\xC2\xA0", "\xEF\xBB\xBF", "|a|\n|-|\n", "|\n", "|\r", "|\r\n", "text\n", "\\\n", "<a>", "&", "=", "_"};
    const char *few[8];
    for (size_t i = 0; i < 8; i++)
        few[i] = PICK(generator, tokens);
    bool is_any = one_in(generator, 2);
    for (size_t count = 1 + below(generator, 40); count; count--)
        write(generator, is_any ? PICK(generator, tokens) : few[below(generator, 8)]);
    if (one_in(generator, 100))
        builder_add(&generator->page, TEXT("\0"));
    if (one_in(generator, 100))
        write(generator, "\xFF");
}

/* The page lives in the arena. */
static struct text random_page(struct generator *generator, struct arena *arena)
{
    static const char *const endings[] = {"\n", "\n", "\n", "\n", "\r\n", "\r"};
    generator->page = (struct builder){.arena = arena};
    generator->line_ending = PICK(generator, endings);
    generator->prefix = "";
    if (one_in(generator, 30))
        write(generator, "\xEF\xBB\xBF");
    if (one_in(generator, 3))
        write_soup(generator);
    else
        for (size_t parts = 1 + below(generator, 5); parts; parts--)
            write_part(generator);
    if (one_in(generator, 5) && generator->page.length)
        generator->page.length -= 1; /* often the final newline */
    return builder_text(&generator->page);
}

#endif

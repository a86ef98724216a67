/* Changes the examples of the rule pages by chance, and holds the linter to its word on what comes of it: what it
 * reports lies in the page, fixing comes to an end, and line endings and lines further up change no key.
 *
 *     mutations [PAGES [SEED]]
 */
#include "chance.h"
#include "example_bodies.h"
#include "page_trial.h"

#include <inttypes.h>
#include <stdlib.h>

enum { USUAL_PAGES = 5000, MOST_CHANGES = 6, SHOWN_FAULTS = 3 };

struct run {
    struct chance chance;
    struct rulebook rulebook;
    struct context context;
    struct example_bodies bodies;
    size_t shown, refusals;
    struct arena arena; /* of one page */
    struct faults faults;
};

static const char *const pieces[] = {
    "\n", "\n\n", "|", "|", "||", "|a|b|\n", "|---|---|\n", "|:--:-|-|\n", "**", "****", "`", "[", "](", "](x)",
    "<!--", "-->", "<!-- x -->\n", "<br>", "<div>\n", "</div>\n", "    ", "\t", "> ", "- ", "# a\n", "中文", "｜",
    "—", "\\", "\\|", "\xFF", "\r", "\r\n", "CVPR'24", "2024-CVPR", "null", "- **2024.1.2**: Update A and B.\n",
    "```\n", "[r]: #x\n", "[q][r]", "<h2>b</h2>\n", "<a name=\"z\">", "[x]()", "&amp;", "=======\n", "[a](#b)",
    "https://arxiv.org/abs/2306.11029", "🔥", "\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\xAE", "Comming",
};

static size_t below(struct run *run, size_t limit)
{
    return chance_below(&run->chance, limit);
}

static struct text random_piece(struct run *run)
{
    return text_from(pieces[below(run, sizeof pieces / sizeof *pieces)]);
}

/* A line loses or gains something at its ends, a pipe, or itself. */
static void change_line(struct run *run, struct builder *result, struct text line)
{
    size_t pipe = text_find_byte(line, '|', below(run, line.length + 1));
    switch (below(run, 5)) {
    case 0:
        builder_add(result, line);
        builder_add(result, line);
        break;
    case 1:
        break;
    case 2:
        builder_add(result, random_piece(run));
        builder_add(result, line);
        break;
    case 3:
        builder_add(result, line);
        builder_add(result, random_piece(run));
        break;
    default:
        pipe = pipe == TEXT_NOT_FOUND ? line.length : pipe;
        builder_add(result, text_slice(line, 0, pipe));
        if (below(run, 2))
            builder_add(result, TEXT("||"));
        builder_add(result, text_slice(line, pipe < line.length ? pipe + 1 : pipe, line.length));
    }
}

static struct text change(struct run *run, struct text text)
{
    struct builder result = {.arena = &run->arena};
    size_t start = below(run, text.length + 1), end = start;
    bool is_line = below(run, 3) > 0;
    if (is_line) {
        while (start && text.bytes[start - 1] != '\n')
            start--;
        end = text_find_byte(text, '\n', end);
        end = end == TEXT_NOT_FOUND ? text.length : end + 1;
    } else if (below(run, 2)) {
        end = end + 2 < text.length ? end + 2 : text.length;
    }
    builder_add(&result, text_slice(text, 0, start));
    if (is_line)
        change_line(run, &result, text_slice(text, start, end));
    else if (start == end)
        builder_add(&result, random_piece(run));
    builder_add(&result, text_slice(text, end, text.length));
    return builder_text(&result);
}

static struct text random_page(struct run *run)
{
    struct text page = run->bodies.items[below(run, run->bodies.count)];
    for (size_t changes = 1 + below(run, MOST_CHANGES); changes; changes--)
        page = change(run, page);
    return page;
}

static bool run_trial(struct run *run, struct trial *trial, struct text page)
{
    return trial_run(trial, page, &run->context, &run->arena, &run->faults);
}

static void check_repair(struct run *run, const struct trial *trial, bool unsafe)
{
    struct trial again;
    struct faults refusals = {.text.arena = &run->arena};
    struct text once = trial_fixed(trial, NULL, unsafe, &run->arena, &refusals);
    run->refusals += refusals.count;
    if (!run_trial(run, &again, once))
        return;
    struct text twice = trial_fixed(&again, NULL, unsafe, &run->arena, &refusals);
    if (text_equal(once, twice))
        return;
    fault(&run->faults, "repaired twice it is not what it is repaired once:");
    faults_show_difference(&run->faults, once, twice);
}

/* The same page otherwise; findings that agree must have the same keys. */
static void check_keys(struct run *run, const struct trial *trial, struct text page, const char *what)
{
    struct trial varied;
    if (!run_trial(run, &varied, page))
        return;
    bool is_same = trial->findings.count == varied.findings.count;
    for (size_t i = 0; is_same && i < trial->findings.count; i++)
        is_same = text_equal(trial->findings.items[i].key, varied.findings.items[i].key);
    if (is_same)
        return;
    fault(&run->faults, "%s its findings have other keys:", what);
    faults_show_findings(&run->faults, &varied);
    faults_show(&run->faults, "", TEXT("than these:"));
    faults_show_findings(&run->faults, trial);
}

static struct text with_carriage_returns(struct run *run, struct text page)
{
    struct builder builder = {.arena = &run->arena};
    for (size_t i = 0; i < page.length; i++) {
        if (page.bytes[i] == '\n')
            builder_add_byte(&builder, '\r');
        builder_add_byte(&builder, page.bytes[i]);
    }
    return builder_text(&builder);
}

static struct text under_a_line(struct run *run, struct text page)
{
    struct builder builder = {.arena = &run->arena};
    builder_add(&builder, TEXT("你好，世界。\n\n"));
    builder_add(&builder, page);
    return builder_text(&builder);
}

static void check_page(struct run *run, struct text page)
{
    struct trial trial;
    if (!run_trial(run, &trial, page))
        return;
    for (size_t i = 0; i < trial.findings.count; i++)
        check_finding(&trial, &trial.findings.items[i], &run->faults);
    check_repair(run, &trial, false);
    check_repair(run, &trial, true);
    /* A CR of its own would become part of a CR LF, and what is indented part of a list or code further up. */
    bool is_plain = trial.source.valid_length == page.length && text_find_byte(page, '\r', 0) == TEXT_NOT_FOUND;
    if (is_plain)
        check_keys(run, &trial, with_carriage_returns(run, page), "with CR LF");
    if (is_plain && page.length && page.bytes[0] != ' ' && page.bytes[0] != '\t')
        check_keys(run, &trial, under_a_line(run, page), "under another line");
}

static bool prepare(struct run *run, struct arena *arena, struct error *error)
{
    if (!rulebook_load(&run->rulebook, arena, error) || !rulebook_compile(&run->rulebook, error) ||
        !example_bodies_read(&run->bodies, &run->rulebook, arena, error))
        return false;
    run->context = (struct context){.rulebook = &run->rulebook, .today = {2025, 4, 9}};
    return true;
}

/* Whether the page stood all checks. */
static bool try_page(struct run *run)
{
    run->faults = (struct faults){.text.arena = &run->arena};
    struct text page = random_page(run);
    check_page(run, page);
    bool is_right = !run->faults.count;
    if (!is_right && run->shown++ < SHOWN_FAULTS) {
        faults_show(&run->faults, "", TEXT("the page:"));
        faults_show(&run->faults, "  ", page);
        printf("%.*s", TEXT_ARGUMENTS(builder_text(&run->faults.text)));
    }
    arena_free(&run->arena);
    return is_right;
}

int main(int argc, char **argv)
{
    size_t pages = argc > 1 ? strtoul(argv[1], NULL, 10) : USUAL_PAGES, wrong = 0;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    struct run run = {.chance.state = seed};
    struct arena arena = {0};
    struct error error;
    if (!prepare(&run, &arena, &error)) {
        printf("Bail out! %s:%u:%u: %s\n", error.path, error.line, error.column, error.message);
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < pages; i++)
        wrong += !try_page(&run);
    printf("#| %zu changed pages: the proof refused %zu fixes\n", pages, run.refusals);
    printf("%s 1 - %zu changed pages, seed %" PRIu64 ", %zu wrong\n1..1\n", wrong ? "not ok" : "ok", pages, seed,
           wrong);
    rulebook_free(&run.rulebook);
    arena_free(&arena);
    return wrong ? EXIT_FAILURE : EXIT_SUCCESS;
}

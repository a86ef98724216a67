/* Repairs generated lists into which defects were put, and holds what comes of it against its own idea of what a repair
 * may do: edits lie in the page; a second repair finds nothing to do; no word and no address goes but what an edit
 * declares; what cmark-gfm makes of the rows that were not touched is what it was, and no table, heading or item of a
 * list comes or goes undeclared; no error or warning is new but of rows that could not be read. Prints TAP.
 *
 *     repairs [LISTS [SEED]]
 *     repairs --write LISTS SEED FOLDER     writes such lists as files, for tests of the program
 */
#include "defect_kinds.h"
#include "engine/fix.h"
#include "list/place.h"
#include "list_generator.h"
#include "page_trial.h"
#include "page_variants.h"
#include "shown.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { USUAL_LISTS = 20000, WORKERS = 4, MOST_DEFECTS = 4, SHOWN_FAULTS = 3 };

struct tally {
    size_t lists, wrong, findings, fixed, refused;
};

struct run {
    struct rulebook rulebook;
    struct context context;
    struct generator generator;
    struct arena arena; /* of one list */
    struct faults faults;
    struct tally tally;
};

static struct text spoilt_list(struct run *run, uint64_t seed)
{
    struct source source;
    struct list list;
    struct edit edits[MOST_DEFECTS];
    struct generator *generator = &run->generator;
    source_from_text(&source, "list.md", generate_list(generator, seed, &run->arena), &run->arena);
    list_build(&list, &source, &run->context, &run->arena);
    size_t count = 0, wanted = 1 + generate_number(generator, MOST_DEFECTS);
    for (unsigned attempt = 0; attempt < 30 && count < wanted; attempt++) {
        const struct table *table = &list.tables.items[generate_number(generator, 3)];
        size_t row = 1 + generate_number(generator, (unsigned)table->row_count - 1);
        struct mutation mutation = {.list = &list, .row = &table->rows[row], .other = &table->rows[row - 1],
                                    .arena = &run->arena};
        if (defect_kinds[generate_number(generator, DEFECT_KIND_COUNT)].spoil(&mutation))
            edits[count++] = mutation.edit;
    }
    return variant_of(fix_apply(source.content, edits, count, &run->arena), seed, &run->arena);
}

/* What the edits of all rounds declared. */
struct declared {
    struct arena *arena;
    struct { struct text *items; size_t count, capacity; } gone;
    struct { struct text *items; size_t count, capacity; } opened; /* first cells of rows that could not be read before */
    size_t effects[EFFECT_CHANGES_DATE + 1];
    bool unsafe;
};

/* Asked about every finding that could be repaired, in every round. */
static bool note_declared(const struct list *list, const struct finding *finding, void *data)
{
    struct declared *declared = data;
    const struct row *row = list_row_at(list, finding->range.start);
    if (row && row->is_unreliable && row->cell_count)
        *array_add(declared->arena, &declared->opened) =
            text_copy(declared->arena, list_text(list, row->cells[0].value));
    for (size_t e = 0; (declared->unsafe || finding->fix->safety == FIX_SAFE) && e < finding->fix->edits.count; e++) {
        const struct effect *effect = &finding->fix->edits.items[e].effect;
        declared->effects[effect->kind]++;
        if (effect->before.length)
            *array_add(declared->arena, &declared->gone) = text_copy(declared->arena, effect->before);
    }
    return true;
}

/* Whether some edit says that the word, or a part of it, goes. */
static bool is_declared_to_go(const struct declared *declared, struct text word)
{
    for (size_t i = 0; i < declared->gone.count; i++)
        if (text_find(declared->gone.items[i], word, 0) != TEXT_NOT_FOUND ||
            text_find(word, declared->gone.items[i], 0) != TEXT_NOT_FOUND)
            return true;
    return false;
}

struct words_of {
    struct text *items;
    size_t count, capacity;
};

/* Addresses whole, and runs of letters and digits. */
static void read_words(struct words_of *words, struct text page, struct arena *arena)
{
    for (size_t start = 0, end; start < page.length; start = end > start ? end : start + 1) {
        bool is_url = text_starts_with(text_slice(page, start, page.length), TEXT("http"));
        for (end = start; end < page.length; end++) {
            char byte = page.bytes[end];
            bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
                             (byte & 0x80);
            if (is_url ? byte == ')' || byte == ' ' || byte == '\n' || byte == '|' : !is_letter)
                break;
        }
        if (end > start)
            *array_add(arena, words) = text_slice(page, start, end);
    }
}

static int compare_words(const void *left, const void *right)
{
    return text_compare(*(const struct text *)left, *(const struct text *)right);
}

static void sort_words(struct words_of *words)
{
    if (words->count)
        qsort(words->items, words->count, sizeof *words->items, compare_words);
}

static void check_words(struct run *run, const struct trial *before, struct text after, const struct declared *declared)
{
    struct words_of old = {0}, new = {0};
    size_t k = 0;
    read_words(&old, before->source.content, &run->arena);
    read_words(&new, after, &run->arena);
    sort_words(&old);
    sort_words(&new);
    for (size_t i = 0; i < old.count; i++) {
        while (k < new.count && text_compare(new.items[k], old.items[i]) < 0)
            k++;
        if (k < new.count && text_equal(new.items[k], old.items[i]))
            k++;
        else if (!is_declared_to_go(declared, old.items[i]))
            fault(&run->faults, "the word \"%.*s\" is gone", TEXT_ARGUMENTS(old.items[i]));
    }
}

static size_t count_of_text(struct text text, struct text wanted)
{
    size_t count = 0;
    for (size_t at = text_find(text, wanted, 0); at != TEXT_NOT_FOUND; at = text_find(text, wanted, at + 1))
        count++;
    return count;
}

/* So much at most: an effect is declared anew in each round until its edit is made. */
static void check_count(struct run *run, struct text old, struct text new, const char *tag, long change)
{
    long before = (long)count_of_text(old, text_from(tag)), after = (long)count_of_text(new, text_from(tag));
    long least = change < 0 ? before + change : before, most = change < 0 ? before : before + change;
    if (after < least || after > most)
        fault(&run->faults, "%ld %s before, %ld after", before, tag, after);
}

/* The rows of tables in what cmark-gfm makes of a page. */
static void read_rows(struct words_of *rows, struct text html, struct arena *arena)
{
    for (size_t at = text_find(html, TEXT("<tr>"), 0), end; at != TEXT_NOT_FOUND; at = text_find(html, TEXT("<tr>"), end)) {
        end = text_find(html, TEXT("</tr>"), at);
        *array_add(arena, rows) = text_slice(html, at, end);
    }
}

static void read_lines(struct words_of *lines, struct text page, struct arena *arena)
{
    while (page.length)
        *array_add(arena, lines) = text_cut(&page, '\n');
}

static size_t count_missing(struct words_of *old, struct words_of *new)
{
    size_t missing = 0, k = 0;
    sort_words(old);
    sort_words(new);
    for (size_t i = 0; i < old->count; i++) {
        while (k < new->count && text_compare(new->items[k], old->items[i]) < 0)
            k++;
        if (k < new->count && text_equal(new->items[k], old->items[i]))
            k++;
        else
            missing++;
    }
    return missing;
}

/* Every row that looks otherwise stands on a line that was changed. */
static void check_shown(struct run *run, const struct trial *before, struct text after,
                        const struct declared *declared)
{
    struct arena *arena = &run->arena;
    struct text old = shown_text(before->source.content, arena), new = shown_text(after, arena);
    struct words_of old_rows = {0}, new_rows = {0}, old_lines = {0}, new_lines = {0};
    read_rows(&old_rows, old, arena);
    read_rows(&new_rows, new, arena);
    read_lines(&old_lines, before->source.content, arena);
    read_lines(&new_lines, after, arena);
    size_t rows = count_missing(&old_rows, &new_rows), lines = count_missing(&old_lines, &new_lines);
    if (rows > lines)
        fault(&run->faults, "%zu rows look otherwise, and %zu lines were changed", rows, lines);
    long levels = (long)declared->effects[EFFECT_CHANGES_HEADING_LEVEL];
    check_count(run, old, new, "<table>", (long)declared->effects[EFFECT_MAKES_TABLE]);
    check_count(run, old, new, "<h1>", -levels);
    check_count(run, old, new, "<h2>", levels);
    check_count(run, old, new, "<ul>", 0);
    check_count(run, old, new, "<li>", (long)declared->effects[EFFECT_ADDS_CONTENTS_LINE]);
}

static size_t count_of_rule(const struct trial *trial, const struct rule *rule, struct text key)
{
    size_t count = 0;
    for (size_t i = 0; i < trial->findings.count; i++)
        if (text_equal(trial->findings.items[i].key, key))
            return SIZE_MAX;
        else
            count += trial->findings.items[i].rule == rule;
    return count;
}

/* Whether that line was a row of which nothing but its broken link or its wrong count was told. */
static bool is_opened(const struct declared *declared, const struct source *source, struct range place)
{
    struct text line = source_text(source, source_line_range(source, source_line_at(source, place.start)));
    for (size_t i = 0; i < declared->opened.count; i++)
        if (declared->opened.items[i].length && text_find(line, declared->opened.items[i], 0) != TEXT_NOT_FOUND)
            return true;
    return false;
}

static bool speaks_of_opened(const struct declared *declared, const struct trial *after, const struct finding *finding)
{
    bool is = is_opened(declared, &after->source, finding->range);
    for (size_t i = 0; i < finding->notes.count && !is; i++)
        is = is_opened(declared, &after->source, finding->notes.items[i].range);
    return is;
}

static void check_findings_left(struct run *run, const struct trial *before, const struct trial *after,
                                const struct declared *declared)
{
    bool shows_more = declared->effects[EFFECT_MAKES_ROWS] || declared->effects[EFFECT_MAKES_TABLE] ||
                      declared->effects[EFFECT_MENDS_ROW];
    for (size_t i = 0; i < after->findings.count && !shows_more; i++) {
        const struct finding *finding = &after->findings.items[i];
        size_t known = count_of_rule(before, finding->rule, finding->key);
        /* What a row says may change the words in which its other fault is told. */
        if (finding->severity > SEVERITY_NOTE && !speaks_of_opened(declared, after, finding) &&
            known < count_of_rule(after, finding->rule, TEXT("")))
            fault(&run->faults, "new: %.*s: %.*s", TEXT_ARGUMENTS(finding->rule->name), TEXT_ARGUMENTS(finding->message));
    }
}

static struct text repaired(struct run *run, const struct source *source, struct declared *declared)
{
    struct error error;
    struct repair repair;
    struct text text = source->content;
    struct repair_options options = {.context = &run->context, .checks = rules_all(), .unsafe = declared->unsafe,
                                     .may_repair = note_declared, .data = declared};
    if (repair_page(&repair, source, &options, &error))
        text = text_copy(&run->arena, repair.source->content);
    else
        fault(&run->faults, "repairing it fails: %s", error.message);
    run->tally.fixed += repair.fixed;
    run->tally.refused += repair.refusals.count;
    for (size_t i = 0; getenv("SHOW_REFUSALS") && i < repair.refusals.count; i++)
        fprintf(stderr, "%.*s: %.*s\n", TEXT_ARGUMENTS(repair.refusals.items[i].rule->name),
                TEXT_ARGUMENTS(repair.refusals.items[i].reason));
    repair_free(&repair);
    return text;
}

static void check_repair(struct run *run, const struct trial *trial, bool unsafe)
{
    struct trial again;
    struct declared declared = {.arena = &run->arena, .unsafe = unsafe}, nothing = declared;
    struct text once = repaired(run, &trial->source, &declared);
    if (!trial_run(&again, once, &run->context, &run->arena, &run->faults))
        return;
    check_words(run, trial, once, &declared);
    check_shown(run, trial, once, &declared);
    check_findings_left(run, trial, &again, &declared);
    if (!text_equal(once, repaired(run, &again.source, &nothing)))
        fault(&run->faults, "repaired twice it is not what it is repaired once");
}

static void try_list(struct run *run, uint64_t seed)
{
    struct trial trial;
    run->faults = (struct faults){.text.arena = &run->arena};
    struct text page = spoilt_list(run, seed);
    if (trial_run(&trial, page, &run->context, &run->arena, &run->faults)) {
        run->tally.findings += trial.findings.count;
        for (size_t i = 0; i < trial.findings.count; i++)
            check_finding(&trial, &trial.findings.items[i], &run->faults);
        check_repair(run, &trial, false);
        check_repair(run, &trial, true);
    }
    run->tally.lists++;
    if (run->faults.count && run->tally.wrong++ < SHOWN_FAULTS) {
        faults_show_findings(&run->faults, &trial);
        if (getenv("SHOW_LISTS"))
            faults_show(&run->faults, "  ", page);
        printf("# list %llu:\n%.*s", (unsigned long long)seed, TEXT_ARGUMENTS(builder_text(&run->faults.text)));
    }
    arena_free(&run->arena);
}

static void work(struct run *run, unsigned worker, unsigned long lists, uint64_t seed, int output)
{
    for (unsigned long i = worker; i < lists; i += WORKERS)
        try_list(run, seed + i);
    fflush(stdout);
    if (write(output, &run->tally, sizeof run->tally) != sizeof run->tally)
        _exit(EXIT_FAILURE);
    _exit(EXIT_SUCCESS);
}

static bool try_all(struct run *run, unsigned long lists, uint64_t seed)
{
    int ends[2];
    bool is_done = pipe(ends) == 0;
    for (unsigned worker = 0; is_done && worker < WORKERS; worker++) {
        pid_t child = fork();
        if (child == 0)
            work(run, worker, lists, seed, ends[1]);
        is_done = child > 0;
    }
    for (unsigned worker = 0; is_done && worker < WORKERS; worker++) {
        int status;
        struct tally tally;
        is_done = wait(&status) > 0 && status == 0 && read(ends[0], &tally, sizeof tally) == sizeof tally;
        run->tally.lists += is_done ? tally.lists : 0;
        run->tally.wrong += is_done ? tally.wrong : 0;
        run->tally.findings += is_done ? tally.findings : 0;
        run->tally.fixed += is_done ? tally.fixed : 0;
        run->tally.refused += is_done ? tally.refused : 0;
    }
    return is_done;
}

static bool write_lists(struct run *run, unsigned long lists, uint64_t seed, const char *folder)
{
    for (unsigned long i = 0; i < lists; i++) {
        struct text path = text_format(&run->arena, "%s/list-%lu.md", folder, i);
        struct text page = spoilt_list(run, seed + i);
        FILE *file = fopen(path.bytes, "wb");
        if (!file || fwrite(page.bytes, 1, page.length, file) != page.length || fclose(file) != 0)
            return false;
        arena_free(&run->arena);
    }
    return true;
}

int main(int argc, char **argv)
{
    bool writes = argc == 5 && text_equal(text_from(argv[1]), TEXT("--write"));
    char **numbers = writes ? argv + 1 : argv;
    unsigned long lists = argc > 1 ? strtoul(numbers[1], NULL, 10) : USUAL_LISTS;
    uint64_t seed = argc > 2 ? strtoull(numbers[2], NULL, 10) : 1;
    struct run run = {.context.today = {2025, 4, 9}};
    struct arena arena = {0};
    struct error error;
    if (!rulebook_load(&run.rulebook, &arena, &error) || !rulebook_compile(&run.rulebook, &error)) {
        printf("Bail out! %s\n", error.message);
        return EXIT_FAILURE;
    }
    run.context.rulebook = &run.rulebook;
    bool is_done = writes ? write_lists(&run, lists, seed, argv[4]) : try_all(&run, lists, seed);
    bool is_right = is_done && run.tally.lists == lists && !run.tally.wrong;
    if (!writes)
        printf("#| %zu lists with defects, seed %llu: %zu findings, %zu repaired, %zu refused\n"
               "%s 1 - repairs destroy nothing (%zu lists wrong)\n1..1\n",
               run.tally.lists, (unsigned long long)seed, run.tally.findings, run.tally.fixed, run.tally.refused,
               is_right ? "ok" : "not ok", run.tally.wrong);
    rulebook_free(&run.rulebook);
    arena_free(&arena);
    return (writes ? is_done : is_right) ? EXIT_SUCCESS : EXIT_FAILURE;
}

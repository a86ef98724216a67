#include "mend_changes.h"

#include "base/arena.h"
#include "base/carry_over.h"
#include "edge/replace.h"
#include "output/unified.h"

#include <sys/stat.h>

struct news {
    struct known news;
    const struct known *known;
};

static bool is_news(const struct list *list, const struct finding *finding, void *data)
{
    const struct news *news = data;
    return news_has(&news->news, news->known, list, finding);
}

/* Of the findings as they are before anything is repaired. */
static void find_news(struct news *news, const struct reviewed *reviewed, struct arena *arena)
{
    struct findings findings = {.arena = arena};
    for (size_t i = 0; i < reviewed->findings.count; i++)
        *array_add(arena, &findings) = reviewed->findings.items[i];
    reviewed_select(reviewed, &reviewed->list, &findings, arena);
    size_t kept = 0;
    for (size_t i = 0; i < findings.count; i++)
        if (!findings.items[i].was_there)
            findings.items[kept++] = findings.items[i];
    findings.count = kept;
    news->known = &reviewed->known;
    known_add_findings(&news->news, &findings, arena);
}

/* A file of the work tree that is not reached by symbolic links: what these lead to is not git's. */
static bool is_own_file(const char *path, struct arena *arena)
{
    struct text text = text_from(path);
    struct stat status;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    for (size_t i = 1; i < text.length; i++)
        if (text.bytes[i] == '/' &&
            (lstat(text_copy(arena, text_slice(text, 0, i)).bytes, &status) != 0 || !S_ISDIR(status.st_mode)))
            return false;
    return true;
}

/* What a work tree has where its line endings are other ones than git's. */
static struct text with_crlf(struct text text, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '\n' && (!i || text.bytes[i - 1] != '\r'))
            builder_add_byte(&builder, '\r');
        builder_add_byte(&builder, text.bytes[i]);
    }
    return builder_text(&builder);
}

static bool carry_to_work_tree(const char *path, struct text before, struct text after, struct arena *arena,
                               struct error *error)
{
    struct source mine;
    struct text result;
    if (!is_own_file(path, arena))
        return true;
    if (!source_read(&mine, path, -1, arena, error))
        return false;
    bool is_crlf = text_find(before, TEXT("\r\n"), 0) == TEXT_NOT_FOUND && mine.content.length &&
                   text_equal(mine.content, with_crlf(mine.content, arena));
    if (is_crlf) {
        before = with_crlf(before, arena);
        after = with_crlf(after, arena);
    }
    if (mine.too_large || !carry_over(before, after, mine.content, &result, arena))
        return error_set_at(error, path, 0, 0,
                            "edits that are not staged stand where it would be repaired, so it is left as it is: "
                            "git add or git stash them first");
    return text_equal(mine.content, result) || replace_file(path, mine.content, result, arena, error);
}

static bool put_out(const struct options *options, const struct review_file *file, struct text before,
                    struct text after, struct arena *arena, struct error *error)
{
    if (text_equal(before, after))
        return true;
    if (options->shows_diff) {
        unified_write(stdout, file->path, before, after);
        return true;
    }
    if (options->since)
        return replace_file(file->path, before, after, arena, error);
    return carry_to_work_tree(file->path, before, after, arena, error) &&
           git_stage(file->file, after, arena, error);
}

bool mend_changes(struct run *run, const struct review *review, const struct review_file *file,
                  struct reviewed *reviewed, struct arena *arena, struct error *error)
{
    struct repair repair = {0};
    struct news news = {{0}};
    if (!reviewed_find_known(reviewed, review, true, arena, error))
        return false;
    find_news(&news, reviewed, arena);
    struct repair_options wishes = mend_wishes(reviewed->list.context, run->options);
    wishes.may_repair = is_news;
    wishes.data = &news;
    bool is_done = repair_page(&repair, &reviewed->source, &wishes, error) &&
                   put_out(run->options, file, reviewed->source.content, repair.source->content, arena, error);
    if (is_done) {
        struct findings left = *repair.findings;
        reviewed_select(reviewed, repair.list, &left, arena);
        mend_add(&run->mended, &repair, &reviewed->source, left.count);
        if (!run->options->shows_diff)
            run_report(run, repair.list, &left);
    }
    repair_free(&repair);
    return is_done;
}

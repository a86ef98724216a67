#include "edge/git_run.h"

#include "base/arena.h"

static bool is_hexadecimal(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!((text.bytes[i] >= '0' && text.bytes[i] <= '9') || (text.bytes[i] >= 'a' && text.bytes[i] <= 'f')))
            return false;
    return text.length >= 40;
}

static bool read_size(struct text digits, uint64_t *size)
{
    *size = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9' || *size > UINT64_MAX / 100)
            return false;
        *size = *size * 10 + (uint64_t)(digits.bytes[i] - '0');
    }
    return digits.length > 0;
}

static bool fail(struct git *git, struct error *error)
{
    return git_finish(&git->batch, "read what it keeps", git->arena, error) &&
           error_set(error, "git stopped in the middle of a file");
}

/* What the answer's first line announces: NAME blob 123, and after the bytes a line break. */
static bool read_announced(struct git *git, struct text announced, struct git_content *content, struct arena *arena,
                           struct error *error)
{
    uint64_t size;
    struct text name = text_cut(&announced, ' '), kind = text_cut(&announced, ' ');
    char line_break;
    *content = (struct git_content){.text = TEXT("")};
    if (!is_hexadecimal(name) || !read_size(announced, &size))
        return true; /* missing */
    content->is_there = text_equal(kind, TEXT("blob"));
    content->is_too_large = size > SOURCE_SIZE_LIMIT;
    bool is_taken = content->is_there && !content->is_too_large;
    char *bytes = is_taken ? arena_allocate(arena, (size_t)size + 1) : NULL;
    if (size > SIZE_MAX || !process_read_bytes(&git->answers, bytes, (size_t)size) ||
        !process_read_bytes(&git->answers, &line_break, 1))
        return fail(git, error);
    content->name = text_copy(arena, name);
    if (is_taken)
        content->text = (struct text){bytes, (size_t)size};
    return true;
}

bool git_start_batch(struct git *git, struct error *error)
{
    static const char *const request[] = {"cat-file", "--batch", NULL};
    if (!git_start(&git->batch, request, true, git->arena, error))
        return false;
    git->answers.descriptor = git->batch.output;
    git->answers.at = git->answers.end = 0;
    git->answers.has_ended = false;
    return true;
}

static bool ask(struct git *git, struct text question, struct arena *arena)
{
    return process_write(&git->batch, text_format(arena, "%.*s\n", TEXT_ARGUMENTS(question)));
}

static bool read_answer(struct git *git, struct git_content *content, struct arena *arena, struct error *error)
{
    struct builder line = {.arena = arena};
    struct text answer;
    if (!process_read_line(&git->answers, '\n', &line, &answer))
        return fail(git, error);
    return read_announced(git, answer, content, arena, error);
}

struct git_asked {
    struct text question;
    struct git_content content;
};

/* The one that was asked ahead by that question, or for a blob of that name; NULL where there is none. Reads the
 * answers up to it. One that cannot be read may not be wanted: git is started anew, and asked for what is. */
static bool find_asked(struct git *git, struct text name, const struct git_asked **found, struct error *error)
{
    *found = NULL;
    for (size_t i = 0; i < git->asked.count; i++) {
        struct git_asked *asked = &git->asked.items[i];
        if (i == git->answered && !read_answer(git, &asked->content, git->arena, error)) {
            git->asked.count = git->answered;
            return git_start_batch(git, error);
        }
        git->answered += i == git->answered;
        if (text_equal(asked->question, name) ||
            (asked->content.is_there && text_equal(asked->content.name, name))) {
            *found = asked;
            return true;
        }
    }
    return true;
}

bool git_read_blob(struct git *git, struct text name, struct git_content *content, struct arena *arena,
                   struct error *error)
{
    const struct git_asked *asked;
    if (!find_asked(git, name, &asked, error))
        return false;
    if (asked) {
        *content = asked->content;
        return true;
    }
    return ask(git, name, arena) ? read_answer(git, content, arena, error) : fail(git, error);
}

/* git takes questions line by line, so a path with a line break is looked up by another way. */
static bool read_by_name(struct git *git, const char *object, struct git_content *content, struct arena *arena,
                         struct error *error)
{
    const char *const question[] = {"rev-parse", "--verify", "--quiet", "--end-of-options", object, NULL};
    struct text name, said;
    int status;
    *content = (struct git_content){.text = TEXT("")};
    if (!git_ask(question, &name, &status, &said, arena, error))
        return false;
    return status || git_read_blob(git, name, content, arena, error);
}

static struct text object_of(const struct git *git, enum git_side side, const char *path, struct arena *arena)
{
    struct text commit = side == GIT_BASE ? git->base : side == GIT_HEAD ? git->head : TEXT("");
    return text_format(arena, "%.*s:%s", TEXT_ARGUMENTS(commit), path);
}

/* git waits for its answers to be read, so what is asked meanwhile must not fill the pipe. */
void git_ask_ahead(struct git *git, enum git_side side, const char *path)
{
    enum { MOST_ASKED = 8, LONGEST = 4096 };
    struct text question = object_of(git, side, path, git->arena);
    if (git->asked.count == MOST_ASKED || question.length > LONGEST ||
        text_find_byte(question, '\n', 0) != TEXT_NOT_FOUND || !ask(git, question, git->arena))
        return;
    *array_add(git->arena, &git->asked) = (struct git_asked){.question = question};
}

bool git_read_path(struct git *git, enum git_side side, const char *path, struct git_content *content,
                   struct arena *arena, struct error *error)
{
    struct text object = object_of(git, side, path, arena);
    return text_find_byte(object, '\n', 0) == TEXT_NOT_FOUND
               ? git_read_blob(git, object, content, arena, error)
               : read_by_name(git, object.bytes, content, arena, error);
}

/* Starts git with that input. */
static bool give(struct process *process, const char *const *arguments, struct text input, struct arena *arena,
                 struct error *error)
{
    if (!git_start(process, arguments, true, arena, error))
        return false;
    process_write(process, input); /* where it does not read, it says why when it ends */
    process_end_writing(process);
    return true;
}

bool git_stage(const struct git_file *file, struct text content, struct arena *arena, struct error *error)
{
    static const char *const hashing[] = {"hash-object", "-w", "--no-filters", "--stdin", NULL};
    static const char *const staging[] = {"update-index", "-z", "--index-info", NULL};
    struct process process;
    struct builder line = {.arena = arena}, input = {.arena = arena};
    struct text name;
    if (!give(&process, hashing, content, arena, error))
        return false;
    struct process_reader *reader = arena_allocate(arena, sizeof *reader);
    reader->descriptor = process.output;
    process_read_line(reader, '\n', &line, &name);
    name = text_copy(arena, name);
    if (!git_finish(&process, "keep the repaired file", arena, error))
        return false;
    if (!is_hexadecimal(name))
        return error_set(error, "git does not say what it calls the repaired file");
    builder_add(&input, text_format(arena, "%.*s %.*s 0\t%s", TEXT_ARGUMENTS(file->mode), TEXT_ARGUMENTS(name),
                                    file->path));
    builder_add_byte(&input, '\0');
    return give(&process, staging, builder_text(&input), arena, error) &&
           git_finish(&process, "stage the repaired file", arena, error);
}

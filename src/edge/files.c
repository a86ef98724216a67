#include "edge/files.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct folder {
    const char *path;
    unsigned depth;
};

struct walk {
    struct files *files;
    struct arena *arena;
    struct { struct folder *items; size_t count, capacity; } waiting;
    size_t found;
};

static bool add_error(struct walk *walk, const char *path, const char *message)
{
    return error_set_at(array_add(walk->arena, &walk->files->errors), path, 0, 0, "%s", message);
}

static void add_file(struct walk *walk, const char *path, bool found_in_folder)
{
    *array_add(walk->arena, walk->files) = (struct file){.path = path, .found_in_folder = found_in_folder};
    walk->found++;
}

static const char *joined(struct arena *arena, const char *folder, const char *name)
{
    struct text head = text_from(folder);
    if (text_equal(head, TEXT(".")))
        return text_copy(arena, text_from(name)).bytes;
    const char *separator = text_ends_with(head, TEXT("/")) ? "" : "/";
    return text_format(arena, "%s%s%s", folder, separator, name).bytes;
}

bool files_is_markdown(struct text text)
{
    size_t dot = text.length;
    while (dot > 0 && text.bytes[dot - 1] != '.')
        dot--;
    struct text ending = text_slice(text, dot, text.length);
    return dot > 1 && (text_equal_ignoring_case(ending, TEXT("md")) ||
                       text_equal_ignoring_case(ending, TEXT("markdown")));
}

static int is_wanted(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strcmp(entry->d_name, "node_modules") != 0;
}

/* Not alphasort, whose order depends on the locale. Backwards, so that the folder taken off the end of those that
 * wait is the first. */
static int compare_names_backwards(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*right)->d_name, (*left)->d_name);
}

static void visit_entry(struct walk *walk, struct folder folder, const char *name)
{
    const char *path = joined(walk->arena, folder.path, name);
    struct stat status;
    if (lstat(path, &status) != 0)
        add_error(walk, path, strerror(errno));
    else if (S_ISREG(status.st_mode) && files_is_markdown(text_from(name)))
        add_file(walk, path, true);
    else if (S_ISDIR(status.st_mode) && folder.depth >= FILES_DEPTH_LIMIT)
        add_error(walk, path, "the folder lies too deep within others: name it to have it read");
    else if (S_ISDIR(status.st_mode))
        *array_add(walk->arena, &walk->waiting) = (struct folder){path, folder.depth + 1};
}

static void visit_folder(struct walk *walk, struct folder folder)
{
    struct dirent **entries;
    int count = scandir(folder.path, &entries, is_wanted, compare_names_backwards);
    if (count < 0) {
        add_error(walk, folder.path, strerror(errno));
        return;
    }
    for (int i = 0; i < count; i++) {
        visit_entry(walk, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

static const char *without_final_slashes(struct arena *arena, struct text path)
{
    while (path.length > 1 && path.bytes[path.length - 1] == '/')
        path.length--;
    return text_format(arena, "%.*s", TEXT_ARGUMENTS(path)).bytes;
}

static void visit_argument(struct walk *walk, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        add_error(walk, *path ? path : "\"\"", strerror(errno));
    } else if (!S_ISDIR(status.st_mode)) {
        add_file(walk, path, false);
    } else {
        size_t found_before = walk->found, errors_before = walk->files->errors.count;
        *array_add(walk->arena, &walk->waiting) =
            (struct folder){without_final_slashes(walk->arena, text_from(path)), 1};
        while (walk->waiting.count)
            visit_folder(walk, walk->waiting.items[--walk->waiting.count]);
        if (walk->found == found_before && walk->files->errors.count == errors_before)
            add_error(walk, path, "no Markdown file in this folder");
    }
}

/* Of two with one path the named one first. */
static int compare_files(const void *left, const void *right)
{
    const struct file *one = left, *other = right;
    int order = strcmp(one->path, other->path);
    return order ? order : one->found_in_folder - other->found_in_folder;
}

static void sort_and_drop_repeated(struct files *files)
{
    size_t kept = 0;
    if (files->count)
        qsort(files->items, files->count, sizeof *files->items, compare_files);
    for (size_t i = 0; i < files->count; i++)
        if (!kept || strcmp(files->items[i].path, files->items[kept - 1].path) != 0)
            files->items[kept++] = files->items[i];
    files->count = kept;
}

void files_find(struct files *files, const struct words *arguments, const char *stdin_name, struct arena *arena)
{
    struct walk walk = {.files = files, .arena = arena};
    *files = (struct files){.items = NULL};
    if (!arguments->count)
        visit_argument(&walk, "README.md");
    for (size_t i = 0; i < arguments->count; i++)
        if (text_equal(arguments->items[i], TEXT("-")))
            *array_add(arena, files) = (struct file){.path = stdin_name, .is_stdin = true};
        else
            visit_argument(&walk, arguments->items[i].bytes);
    sort_and_drop_repeated(files);
}

static bool leads_out(struct text pattern)
{
    if (text_starts_with(pattern, TEXT("/")))
        return true;
    while (pattern.length)
        if (text_equal(text_cut(&pattern, '/'), TEXT("..")))
            return true;
    return false;
}

/* The folder of the page as a pattern that stands for it alone. */
static void add_folder_pattern(struct builder *pattern, const char *page)
{
    const char *slash = strrchr(page, '/');
    for (const char *byte = page; slash && byte <= slash; byte++) {
        if (strchr("*?[\\", *byte))
            builder_add_byte(pattern, '\\');
        builder_add_byte(pattern, *byte);
    }
}

bool files_expand(struct words *arguments, const struct words *globs, const char *page, struct arena *arena,
                  struct error *error)
{
    for (size_t i = 0; i < globs->count; i++) {
        struct builder pattern = {.arena = arena};
        glob_t matches;
        if (leads_out(globs->items[i]))
            return error_set_at(error, page, 0, 0, "\"%.*s\" leads out of the folder of this page",
                                TEXT_ARGUMENTS(globs->items[i]));
        add_folder_pattern(&pattern, page);
        builder_add(&pattern, globs->items[i]);
        int result = glob(text_copy(arena, builder_text(&pattern)).bytes, GLOB_NOCHECK, NULL, &matches);
        if (result == GLOB_NOSPACE)
            out_of_memory();
        if (result != 0)
            return error_set_at(error, page, 0, 0, "cannot look for \"%.*s\"", TEXT_ARGUMENTS(globs->items[i]));
        for (size_t k = 0; k < matches.gl_pathc; k++)
            *array_add(arena, arguments) = text_copy(arena, text_from(matches.gl_pathv[k]));
        globfree(&matches);
    }
    return true;
}

static bool exists(struct arena *arena, const char *folder, const char *name)
{
    struct stat status;
    return lstat(joined(arena, folder, name), &status) == 0;
}

/* As text in the arena; the empty text when there is no such path. */
static struct text resolved(struct arena *arena, const char *path)
{
    char *found = realpath(path, NULL);
    struct text copy = text_copy(arena, text_from(found));
    free(found);
    return copy;
}

/* The empty text for "/". */
static struct text parent(struct text path)
{
    while (path.length && path.bytes[path.length - 1] != '/')
        path.length--;
    return path.length ? text_slice(path, 0, path.length - 1) : path;
}

static bool find_folder(struct text *folder, const char *list_path, struct arena *arena)
{
    struct text path = resolved(arena, list_path);
    if (!path.length) { /* standard input, under the name of a file that is not there */
        struct text given = parent(text_from(list_path));
        path = resolved(arena, given.length ? text_copy(arena, given).bytes : list_path[0] == '/' ? "/" : ".");
        *folder = text_equal(path, TEXT("/")) ? TEXT("") : path;
        return path.length > 0;
    }
    *folder = parent(path);
    return true;
}

static bool is_within(struct text path, struct text folder)
{
    return text_starts_with(path, folder) && (path.length == folder.length || path.bytes[folder.length] == '/');
}

/* name in folder, from another folder; where they part at the root, as an absolute path. */
static const char *seen_from(struct arena *arena, struct text here, struct text folder, const char *name)
{
    struct builder path = {.arena = arena};
    struct text common = here;
    size_t up = 0;
    while (common.length && !is_within(folder, common)) {
        common = parent(common);
        up++;
    }
    if (common.length || !here.length) {
        while (up--)
            builder_add(&path, TEXT("../"));
        if (folder.length > common.length)
            builder_format(&path, "%.*s/", TEXT_ARGUMENTS(text_slice(folder, common.length + 1, folder.length)));
    } else {
        builder_format(&path, "%.*s/", TEXT_ARGUMENTS(folder));
    }
    builder_add(&path, text_from(name));
    return text_copy(arena, builder_text(&path)).bytes;
}

static const char *as_seen_from_here(struct arena *arena, struct text folder, const char *name)
{
    struct text here = resolved(arena, ".");
    bool is_apart = here.length <= 1 || (!is_within(folder, here) && !is_within(here, folder));
    if (is_apart)
        return text_format(arena, "%.*s/%s", TEXT_ARGUMENTS(folder), name).bytes;
    return seen_from(arena, here, folder, name);
}

const char *files_seen_from(const char *other, const char *path, struct arena *arena)
{
    struct text here, folder;
    const char *slash = strrchr(path, '/');
    if (!find_folder(&here, other, arena) || !find_folder(&folder, path, arena))
        return path;
    return seen_from(arena, here, folder, slash ? slash + 1 : path);
}

const char *files_configuration(const char *list_path, struct arena *arena)
{
    static const char name[] = ".rsfm-lint.md";
    struct text own_folder, nearest = {0};
    bool found = false, in_repository = false, at_top = false;
    if (!find_folder(&own_folder, list_path, arena))
        return NULL;
    for (struct text folder = own_folder; !at_top && !in_repository; folder = parent(folder)) {
        const char *path = text_format(arena, "%.*s/", TEXT_ARGUMENTS(folder)).bytes;
        if (!found && exists(arena, path, name)) {
            found = true;
            nearest = folder;
        }
        in_repository = exists(arena, path, ".git");
        at_top = !folder.length;
    }
    if (!found || (!in_repository && nearest.length != own_folder.length))
        return NULL;
    return as_seen_from_here(arena, nearest, name);
}

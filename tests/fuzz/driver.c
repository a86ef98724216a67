/* Feeds a target where there is no libFuzzer: the files of a folder, changed by chance. Prints TAP. Arguments:
 * FOLDER RUNS SEED; or FILE, which is fed as it is. The input that the target ends at is left in PROGRAM.input. */
#include "../chance.h"
#include "fuzz.h"

#include "base/arena.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 4096, SEEDS = 64 };

struct corpus {
    struct text items[SEEDS];
    size_t count;
    struct arena arena;
};

struct input {
    char bytes[MOST];
    size_t length;
};

/* What separators, numbers and bounds are made of. */
static const char *const words[] = {
    "\n", "\r\n", "\t", " ", "\"", "\\", "\\u0000", "{", "}", "[", "]", ":", ",", "0", "-1", "255", "429", "65536",
    "9999999999", "18446744073709551616", "null", "http://", "https://", "//", "@", "#", "?", "%", "%00", "..",
    "\xff", "\xe2\x80\xae", "\x7f",
};

static void fail(const char *what)
{
    perror(what);
    exit(2);
}

static struct text read_file(const char *path, struct arena *arena)
{
    char *bytes = arena_allocate(arena, MOST);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail(path);
    size_t length = fread(bytes, 1, MOST, file);
    fclose(file);
    return (struct text){bytes, length};
}

static int compare(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* By name, so that the same seed gives the same inputs everywhere. */
static void read_corpus(struct corpus *corpus, const char *folder)
{
    const char *names[SEEDS];
    DIR *directory = opendir(folder);
    if (!directory)
        fail(folder);
    for (struct dirent *entry; (entry = readdir(directory)) && corpus->count < SEEDS;)
        if (entry->d_name[0] != '.')
            names[corpus->count++] =
                text_format(&corpus->arena, "%s/%s", folder, entry->d_name).bytes;
    closedir(directory);
    qsort(names, corpus->count, sizeof *names, compare);
    for (size_t i = 0; i < corpus->count; i++)
        corpus->items[i] = read_file(names[i], &corpus->arena);
}

/* Puts the text in place of length bytes at a place. */
static void put(struct input *input, size_t at, size_t length, struct text text)
{
    size_t behind = at + length, room = MOST - input->length + length;
    text = text_slice(text, 0, text.length < room ? text.length : room);
    memmove(input->bytes + at + text.length, input->bytes + behind, input->length - behind);
    memcpy(input->bytes + at, text.bytes, text.length);
    input->length += text.length - length;
}

static struct text some_of(struct text text, struct chance *chance)
{
    size_t start = chance_below(chance, text.length + 1);
    return text_slice(text, start, start + chance_below(chance, text.length - start + 1));
}

static void change(struct input *input, const struct corpus *corpus, struct chance *chance)
{
    size_t at = chance_below(chance, input->length + 1), left = input->length - at;
    size_t length = left ? chance_below(chance, left < 16 ? left + 1 : 16) : 0;
    char byte = (char)chance_below(chance, 256), copy[MOST];
    struct text own = {copy, input->length};
    switch (chance_below(chance, 6)) {
    case 0:
        put(input, at, left > 0, (struct text){&byte, 1});
        break;
    case 1:
        put(input, at, length, TEXT(""));
        break;
    case 2:
        put(input, at, 0, (struct text){&byte, 1});
        break;
    case 3:
        put(input, at, length, text_from(words[chance_below(chance, sizeof words / sizeof *words)]));
        break;
    case 4:
        memcpy(copy, input->bytes, input->length);
        put(input, at, 0, some_of(own, chance));
        break;
    default:
        put(input, at, length, some_of(corpus->items[chance_below(chance, corpus->count)], chance));
    }
}

/* A copy of its own size, so that a sanitizer sees what reads beyond its end. */
static void feed(const char *bytes, size_t length)
{
    uint8_t *copy = malloc(length ? length : 1);
    if (!copy)
        out_of_memory();
    memcpy(copy, bytes, length);
    LLVMFuzzerTestOneInput(copy, length);
    free(copy);
}

static void run(const struct corpus *corpus, unsigned long runs, unsigned long seed, int file)
{
    struct chance chance = {seed};
    for (unsigned long i = 0; i < runs; i++) {
        struct text start = corpus->items[i < corpus->count ? i : chance_below(&chance, corpus->count)];
        struct input input = {.length = start.length};
        memcpy(input.bytes, start.bytes, start.length);
        for (size_t changes = i < corpus->count ? 0 : chance_below(&chance, 8); changes; changes--)
            change(&input, corpus, &chance);
        if (ftruncate(file, 0) != 0 || pwrite(file, input.bytes, input.length, 0) < 0)
            fail("the input");
        feed(input.bytes, input.length);
    }
}

int main(int argc, char **argv)
{
    struct corpus corpus = {.count = 0};
    if (argc == 2) {
        struct text input = read_file(argv[1], &corpus.arena);
        feed(input.bytes, input.length);
        arena_free(&corpus.arena);
        return 0;
    }
    if (argc != 4)
        return 2;
    const char *left = text_format(&corpus.arena, "%s.input", argv[0]).bytes;
    int file = open(left, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0)
        fail(left);
    read_corpus(&corpus, argv[1]);
    printf("1..1\n#| %s inputs, seed %s; the last is left in %s\n", argv[2], argv[3], left);
    fflush(stdout);
    run(&corpus, strtoul(argv[2], NULL, 10), strtoul(argv[3], NULL, 10), file);
    printf("ok 1 - what holds for every input holds\n");
    close(file);
    unlink(left);
    arena_free(&corpus.arena);
    return 0;
}

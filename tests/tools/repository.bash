# For tests with real git repositories: nothing of the machine's own git comes into them.

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
export GIT_AUTHOR_DATE='2025-04-03T12:00:00Z' GIT_COMMITTER_DATE='2025-04-03T12:00:00Z' SOURCE_DATE_EPOCH=1743681600
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE GITHUB_ACTIONS

tests=${BATS_TEST_DIRNAME%/peers}

# A repository whose first commit is the example list, with its old mistakes.
make_repository() { # folder
    git init -q -b main "$1"
    cp "$tests/example/README.md" "$1/README.md"
    git -C "$1" add README.md
    git -C "$1" commit -q -m 'A list'
}

right_row='|**Prithvi**|**Foundation Models for Generalist Geospatial Artificial Intelligence**|Arxiv2023|[Prithvi](https://arxiv.org/abs/2310.18660)|[link](https://huggingface.co/ibm-nasa-geospatial)|'
wrong_row='|**Prithvi**|**Foundation Models for Generalist Geospatial Artificial Intelligence**|[Prithvi](https://arxiv.org/abs/2310.18660)|[link](https://huggingface.co/ibm-nasa-geospatial)|'
unbold_row='|Prithvi|**Foundation Models for Generalist Geospatial Artificial Intelligence**|Arxiv2023|[Prithvi](https://arxiv.org/abs/2310.18660)|[link](https://huggingface.co/ibm-nasa-geospatial)|'

# Adds a row to the first table of the list, behind SatMAE.
add_row() { # list row
    ROW=$2 awk '{ print } /^\|\*\*SatMAE\*\*/ { print ENVIRON["ROW"] }' "$1" >"$1.new"
    cat "$1.new" >"$1"
    rm "$1.new"
}

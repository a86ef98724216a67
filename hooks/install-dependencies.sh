#!/bin/sh
# install-dependencies.sh build|test|bench FOLDER
#
# Installs what is missing for that purpose, with apt-get or Homebrew, and leaves FOLDER/ready-PURPOSE behind when
# all is there. Asks nobody for anything when nothing is missing. When it cannot install, or INSTALL is "no", it names
# each missing package with the command that gets it, and fails.
set -u
PATH=$PATH:/usr/sbin # where Debian keeps nginx
purpose=$1 folder=$2
node_modules=$folder/node_modules
log=$folder/install-$purpose.log
mkdir -p "$folder"

# What is needed, what it is in for Debian and for Homebrew (- where that system needs none). What uses an "optional",
# an "extra" library, a "module" (of npm) or a "tool" (in Go) is skipped without it.
needs() {
    case $purpose in
    build) cat <<'END'
compiler -                            -                    gcc,libc6-dev               -
library  cmark-gfm.h                  cmark-gfm            libcmark-gfm-dev            cmark-gfm
library  cmark-gfm-core-extensions.h  cmark-gfm-extensions libcmark-gfm-extensions-dev cmark-gfm
library  pcre2.h                      pcre2-8              libpcre2-dev                pcre2
library  utf8proc.h                   utf8proc             libutf8proc-dev             utf8proc
library  jansson.h                    jansson              libjansson-dev              jansson
extra    curl/curl.h                  curl                 libcurl4-openssl-dev        curl
END
        ;;
    test) cat <<'END'
library  cmocka.h                     cmocka               libcmocka-dev               cmocka
program  bats                         -                    bats                        bats-core
program  patch                        -                    patch                       -
program  cmark-gfm                    -                    cmark-gfm                   cmark-gfm
program  valgrind                     -                    valgrind                    -
optional pre-commit                   -                    pre-commit                  pre-commit
tool     actionlint                   github.com/rhysd/actionlint/cmd/actionlint@v1.7.7 - -
optional nginx                        -                    nginx-light                 nginx
optional python3                      -                    python3                     python
optional openssl                      -                    openssl                     openssl
optional npm                          -                    npm                         node
module   github-slugger               2.0.0                -                           -
module   ajv                          8.20.0               -                           -
module   ajv-formats                  3.0.1                -                           -
module   @microsoft/sarif-multitool   5.7.0                -                           -
END
        ;;
    bench) cat <<'END'
program  hyperfine                    -                    hyperfine                   hyperfine
program  cmark-gfm                    -                    cmark-gfm                   cmark-gfm
program  /usr/bin/time                -                    time                        -
optional npm                          -                    npm                         node
module   rumdl                        0.2.75               -                           -
optional python3                      -                    python3                     python
module   linkinator                   6.3.0                -                           -
module   markdown-link-check          3.13.7               -                           -
END
        ;;
    esac
}

links() {
    {
        printf '#include <%s>\n' stdarg.h stddef.h setjmp.h stdint.h "$1"
        echo 'int main(void) { return 0; }'
    } | ${CC:-cc} ${CPPFLAGS:-} -DPCRE2_CODE_UNIT_WIDTH=8 -x c - -o "$folder/probe" ${LDFLAGS:-} ${2:+-l$2} \
        2>>"$log"
}

is_there() { # kind name library
    case $1 in
    compiler) links stdio.h '' ;;
    library | extra) links "$2" "$3" ;;
    program | optional) command -v "$2" ;;
    module) test -d "$node_modules/$2" ;;
    tool) test -x "$folder/bin/$2" ;;
    esac >/dev/null
}

# The packages of what is missing, as one line of words.
missing() { # required|optional
    needs | while read -r kind name library debian homebrew; do
        case $kind in optional | extra) group=optional ;; *) group=required ;; esac
        if [ "$manager" = brew ]; then package=$homebrew; else package=$debian; fi
        [ "$group" = "$1" ] && [ "$package" != - ] || continue
        is_there "$kind" "$name" "$library" || echo "$package" | tr , '\n'
    done | sort -u | paste -s -d ' ' -
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

install() {
    echo "Installing $*"
    case $manager in
    apt-get)
        as_root apt-get -q update >>"$log" 2>&1
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 install \
            --no-install-recommends "$@" >>"$log" 2>&1 ;;
    brew) brew install -q "$@" >>"$log" 2>&1 ;;
    esac
}

may_install() {
    [ "${INSTALL:-yes}" != no ]
}

can_install() {
    may_install || return
    case $manager in
    apt-get) [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ;;
    brew) true ;;
    none) false ;;
    esac
}

# Word splitting is meant wherever package names are passed on.
install_missing() {
    packages=$(missing "$1")
    [ -z "$packages" ] || ! can_install || install $packages
}

fail() {
    echo "Missing, and not to be had from here: $1"
    case $manager in
    apt-get) echo "Get them with: sudo apt-get install $1" ;;
    brew) echo "Get them with: brew install $1" ;;
    none) echo "These are Debian's names; get them with your system's package manager." ;;
    esac
    [ ! -s "$log" ] || echo "What was tried is in $log."
    exit 1
} >&2

install_module() { # name version
    echo "Installing $1 $2 from npm"
    npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --prefer-offline --fetch-retries=1 "$1@$2" \
        </dev/null >>"$log" 2>&1
}

install_tool() { # name path
    echo "Installing $1 with go"
    absolute=$(cd "$folder" && pwd)
    # Where nobody is at home, its cache goes into the folder too, so that it can be removed with it.
    HOME=${HOME:-$absolute} GOFLAGS=-modcacherw GOBIN=$absolute/bin go install "$2" </dev/null >>"$log" 2>&1
}

install_extras() {
    needs | while read -r kind name version rest; do
        case $kind in
        module) installer=npm ;;
        tool) installer=go ;;
        *) continue ;;
        esac
        is_there "$kind" "$name" || ! may_install || ! command -v $installer >/dev/null ||
            "install_$kind" "$name" "$version"
    done
}

everything_is_there() {
    needs | {
        while read -r kind name library rest; do
            is_there "$kind" "$name" "$library" && continue
            echo "$name is missing: what needs it is skipped (see $log)"
            complete=no
        done
        [ "${complete:-yes}" = yes ]
    }
}

if command -v apt-get >/dev/null; then
    manager=apt-get
elif command -v brew >/dev/null; then
    manager=brew
else
    manager=none
fi
: >"$log"
install_missing required
still_missing=$(missing required)
[ -z "$still_missing" ] || fail "$still_missing"
install_missing optional
install_extras
everything_is_there && touch "$folder/ready-$purpose"
rm -f "$folder/probe"

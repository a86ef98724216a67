#!/usr/bin/env python3
"""bench.py PROBER PORT [PROGRAM]...: the prober against other link checkers, on a server of loopback.

Two tables: 2000 addresses that take 50 ms, on 14 hosts, with the defects of a real list among them; and 640 on one host
that allows 30 requests a second. The bound is what a scheduler without any cost of its own would need for the same
requests in the same order, 64 at once and 4 a host.

A peer says alive or dead and no more, so blocked, unreachable and refused addresses are right when it calls them dead.
Who hangs or crashes at one kind of address says nothing of all the others: kinds that are known for that are tried
alone first, and left out for that peer where it tells nothing of them. They count as not right.
"""
import heapq
import json
import os
import random
import subprocess
import sys
import tempfile
import urllib.request

HOSTS = [f"127.0.0.{i}" for i in range(1, 15)]
DELAY = 0.05

# Path, verdict, requests as (at its own host, seconds to wait before), share.
MIX = [
    ("/slow/0", "alive", [(True, 0)], 0.75),
    ("/head/405", "alive", [(True, 0), (True, 0)], 0.04),
    ("/head/404", "alive", [(True, 0), (True, 0)], 0.01),
    ("/to/301?where=/slow/0%3Fdelay=50%26n={n}", "moved", [(True, 0), (True, 0)], 0.04),
    ("/to/302?where=http://{other}/slow/0%3Fdelay=50%26n={n}", "alive", [(True, 0), (False, 0)], 0.02),
    ("/cookie", "alive", [(True, 0), (True, 0)], 0.01),
    ("/endless", "alive", [(True, 0), (True, 0)], 0.005),
    ("/status/404", "dead", [(True, 0), (True, 0)], 0.04),
    ("/status/410", "dead", [(True, 0), (True, 0)], 0.01),
    ("/status/403", "blocked", [(True, 0), (True, 0)], 0.02),
    ("/status/418", "blocked", [(True, 0), (True, 0)], 0.005),
    ("/status/999", "blocked", [(True, 0), (True, 0)], 0.005),
    ("/challenge/202", "blocked", [(True, 0), (True, 0)], 0.005),
    ("/throttle/1/1", "alive", [(True, 0), (True, 1)], 0.01),
    ("/throttle/99/1", "blocked", [(True, 0), (True, 1), (True, 1), (True, 1)], 0.0025),
    ("/trouble/1/503", "alive", [(True, 0), (True, 0)], 0.015),
    ("/trouble/99/500", "unreachable", [(True, 0), (True, 0), (True, 1), (True, 2), (True, 1)], 0.0025),
    ("/reset/1", "alive", [(True, 0), (True, 1)], 0.005),
    ("/raw?location=file:///etc/passwd", "refused", [(True, 0)], 0.0025),
    ("/raw?location=http://10.0.0.1/", "refused", [(True, 0)], 0.0025),
]


def addresses(port, kinds, source):
    for n, (path, verdict, requests, _) in enumerate(kinds):
        host, other = source.sample(HOSTS, 2)
        path = path.format(n=n, other=f"{other}:{port}")
        url = f"http://{host}:{port}{path}{'&' if '?' in path else '?'}delay=50&n={n}"
        yield url, verdict, [(host if own else other, wait) for own, wait in requests]


def bound(jobs, most=64, per_host=4):
    """When the last of these requests ends, if nothing but they takes time."""
    waiting = {host: [] for host in HOSTS}
    busy = dict.fromkeys(HOSTS, 0)
    events, order, now, running = [], 0, 0.0, 0
    for job in jobs:
        waiting[job[0][0]].append((job, 0))
    while True:
        for host in sorted(HOSTS, key=lambda host: -len(waiting[host])):
            while waiting[host] and busy[host] < per_host and running < most:
                order, running = order + 1, running + 1
                busy[host] += 1
                heapq.heappush(events, (now + DELAY, order, "done", waiting[host].pop(0)))
        if not events:
            return now
        now, _, what, (job, step) = heapq.heappop(events)
        if what == "ready":
            waiting[job[step][0]].append((job, step))
            continue
        busy[job[step][0]] -= 1
        running -= 1
        if step + 1 < len(job):
            order += 1
            heapq.heappush(events, (now + job[step + 1][1], order, "ready", (job, step + 1)))


def measure(command, lines="", limit=300):
    """Output, seconds of wall, and what it took in words: by time(1), for a child of this program begins with its size."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/lines", "w", encoding="utf-8") as file:
            file.write(lines)
        with open(f"{folder}/lines", "rb") as file:
            run = subprocess.run(["/usr/bin/time", "-q", "-f", "%e %U %S %M", "-o", f"{folder}/usage", "timeout",
                                  str(limit), *command],
                                 stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        wall, user, system, memory = map(float, open(f"{folder}/usage", encoding="utf-8").read().split())
    usage = f"{wall:7.2f} s wall {user + system:6.2f} s CPU {memory / 1024:6.1f} MB"
    return run.stdout.decode(errors="replace"), wall, usage + (", cut off" if run.returncode == 124 else "")


def verdicts_of_prober(text):
    return {line["url"]: line["verdict"] for line in map(json.loads, text.splitlines())}


def verdicts_of_linkinator(text):
    try:
        links = json.loads(text[text.find("{"):])["links"]
    except ValueError:  # it was cut off
        links = []
    return {link["url"]: "alive" if link["state"] == "OK" else "dead" for link in links}


def verdicts_of_markdown_link_check(text):
    verdicts = {}
    for line in text.splitlines():
        fields = line.replace("\u2192", " ").split()
        url = next((field for field in fields if field.startswith("http://")), None)
        if url and "[" in line:
            verdicts.setdefault(url, "alive" if "\u2713" in line else "dead")
    return verdicts


LINKINATOR = ["--markdown", "--format", "json", "--concurrency", "64"]

# Program, options, reader of what it prints, and the kinds that may end it: a body without end, a redirect to a file.
PEERS = [
    ("linkinator", LINKINATOR, verdicts_of_linkinator, []),
    ("linkinator", [*LINKINATOR, "--retry", "--retry-errors"], verdicts_of_linkinator, []),
    ("markdown-link-check", ["--retry"], verdicts_of_markdown_link_check,
     ["/endless", "/raw?location=file:///etc/passwd"]),
]


def ask_peer(program, peer, urls, limit):
    """The verdicts of a program that reads Markdown, and what it took."""
    _, options, read, _ = peer
    with tempfile.NamedTemporaryFile("w", suffix=".md") as page:
        page.write("# Links\n\n" + "".join(f"- [a]({url})\n" for url in urls))
        page.flush()
        text, _, usage = measure([program, *options, page.name], limit=limit)
    return read(text), usage


def kinds_that_end(program, peer, port):
    """The paths of the kinds of addresses at which it hangs or crashes."""
    for kind in MIX:
        urls = [url for url, _, _ in addresses(port, [kind] * 2, random.Random(2))]
        if kind[0] in peer[3] and not ask_peer(program, peer, urls, 30)[0]:
            yield kind[0]


def show(name, verdicts, expected, usage, is_right, more=""):
    right = sum(url in verdicts and is_right(verdicts[url], verdict) for url, verdict in expected.items())
    print(f"  {name:26} {right:5} of {len(expected)} right {usage}{more}", flush=True)


def is_as_good(verdict, expected):
    good = {"alive", "moved"}
    return (verdict in good) == (expected in good)


def stats(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/stats") as answer:
        return json.load(answer)


def compare_peer(program, peer, port, jobs, paths):
    name = " ".join([peer[0], *(option for option in peer[1] if option == "--retry")])
    out = list(kinds_that_end(program, peer, port))
    # What was answered once stays answered: each run gets addresses of its own.
    expected = {f"{url}&for={name.replace(' ', '')}": verdict for url, verdict, _ in jobs}
    asked = [url for url, path in zip(expected, paths) if path not in out]
    verdicts, usage = ask_peer(program, peer, asked, 300)
    more = f"\n{'':29}without {len(expected) - len(asked)} that end it: {', '.join(out)}" if out else ""
    show(name, verdicts, expected, usage, is_as_good, more)


def compare(prober, port, programs):
    source = random.Random(1)
    kinds = source.choices(MIX, [kind[3] for kind in MIX], k=2000)
    jobs = list(addresses(port, kinds, source))
    expected = {url: verdict for url, verdict, _ in jobs}
    ideal = bound([requests for _, _, requests in jobs])
    print(f"\n2000 addresses at 50 ms on {len(HOSTS)} hosts; the bound is {ideal:.2f} s")
    text, wall, usage = measure([prober, "--allow", "127.0.0.0/8"], "".join(url + "\n" for url in expected))
    show("rsfm-lint-probe", verdicts_of_prober(text), expected, usage, str.__eq__, f"  {wall / ideal:.2f} x the bound")
    for program in programs:
        for peer in PEERS:
            if peer[0] == os.path.basename(program):
                compare_peer(program, peer, port, jobs, [kind[0] for kind in kinds])


def one_limited_host(prober, port):
    urls = {f"http://127.0.0.1:{port}/limited?n={n}": "alive" for n in range(640)}
    print("\n640 addresses on one host that allows 30 requests a second")
    before = stats(port)["answered"].get("429", 0)
    text, _, usage = measure([prober, "--allow", "127.0.0.0/8"], "".join(url + "\n" for url in urls))
    refused = stats(port)["answered"].get("429", 0) - before
    show("rsfm-lint-probe", verdicts_of_prober(text), urls, usage, str.__eq__, f"  {refused} answers of 429")


def main():
    prober, port, programs = sys.argv[1], sys.argv[2], sys.argv[3:]
    compare(prober, port, programs)
    one_limited_host(prober, port)


main()

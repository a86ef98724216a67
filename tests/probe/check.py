#!/usr/bin/env python3
"""check.py HEADING: runs the scenarios below that heading of scenarios.md, and says where the verdict is another one."""
import fnmatch
import json
import os
import re
import subprocess
import sys

NAMES = json.loads(os.environ["PLACES"])


def filled(text):
    text = text.replace("\\\\", "\\")
    text = re.sub(r"\{(\d+)\}", lambda match: "x" * int(match[1]), text)
    return re.sub(r"\{([\w-]+)\}", lambda match: NAMES[match[1]], text)


def section(heading):
    page = open(os.path.join(os.path.dirname(__file__), "scenarios.md"), encoding="utf-8").read()
    text = page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    options = re.search(r"^`(.*)`$", text, re.M)[1].split()
    rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in text.splitlines()
            if line.startswith("| ")][1:]
    return [filled(option) for option in options], rows


def probe(options, addresses):
    lines = "".join(json.dumps({"url": address, "id": i}) + "\n" for i, address in enumerate(addresses))
    run = subprocess.run([os.environ["RSFM_LINT_PROBE"], *options], input=lines.encode(), stdout=subprocess.PIPE,
                         timeout=60, check=False)
    assert run.returncode == 0, f"it ended with status {run.returncode}"
    assert all(32 <= byte < 127 or byte == 10 for byte in run.stdout), "a byte that a terminal could obey"
    verdicts = [json.loads(line) for line in run.stdout.splitlines()]
    assert sorted(verdict["id"] for verdict in verdicts) == list(range(len(addresses))), "one verdict for each address"
    return {verdict["id"]: verdict for verdict in verdicts}


def main():
    options, rows = section(sys.argv[1])
    addresses = [filled(row[0]) for row in rows]
    verdicts = probe(options, addresses)
    wrong = 0
    for i, (_, verdict, hops, reason) in enumerate(rows):
        got = verdicts[i]
        found = got["verdict"], " ".join(str(hop["status"]) for hop in got["hops"]), got["reason"]
        if not all(fnmatch.fnmatchcase(one, other) for one, other in zip(found, (verdict, hops, reason))):
            wrong += 1
            print(f"{addresses[i][:120]}\n    expected {verdict}, {hops}, {reason}\n    found    {', '.join(found)}")
        assert got["url"] == addresses[i] and got["reason"], got
    print(f"{len(rows)} scenarios, {wrong} wrong")
    sys.exit(wrong > 0 or not rows)


main()

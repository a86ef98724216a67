#!/usr/bin/env python3
"""A web server that misbehaves as its paths say: what no honest server can be configured to do.

server.py PORT_FILE listens on 127.0.0.1, and on ::1 and 127.0.0.2 to 127.0.0.14 where there are such, and writes its
port to PORT_FILE. /stats tells what it was asked, as JSON.
"""
import asyncio
import email.utils
import json
import os
import sys
import time
import zlib
from collections import Counter, deque
from urllib.parse import parse_qs, unquote, urlsplit

PAGE = b"<!doctype html><title>A page</title><h2 id=\"methods\">Methods</h2><a name='old'>x</a><h2 id=\"user-content-usage\">"
asked = Counter()      # "GET host/path"
answered = Counter()   # by status
headers_seen = {}      # the last, by path
running = Counter()    # by host, and by the first letter of hosts
most_running = Counter()
recent = deque()       # when the limited host was asked


class Request:
    def __init__(self, method, target, headers, writer):
        self.method, self.headers, self.writer = method, headers, writer
        self.target = target
        parts = urlsplit(target)
        self.path = parts.path
        self.steps = [unquote(step) for step in parts.path.split("/")[1:]]
        self.query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.host = headers.get("host", "")
        self.count = asked[self.host + target]
        self.is_head = method == "HEAD"

    def send(self, status, fields=(), body=b"ok", length=None, version="HTTP/1.1"):
        answered[status] += 1
        lines = [f"{version} {status} Whatever"]
        lines += [f"{name}: {value}" for name, value in fields]
        if status not in (204, 304):
            lines.append(f"Content-Length: {len(body) if length is None else length}")
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        if not self.is_head and status not in (204, 304):
            self.writer.write(body)


def redirect(request, status, to):
    request.send(status, [("Location", to)])


async def status(request):          # /status/404
    request.send(int(request.steps[1]))


async def head(request):            # /head/404: HEAD is answered so, GET with 200; /head/close cuts HEAD off
    if not request.is_head:
        request.send(200)
    elif request.steps[1] == "close":
        return False
    elif request.steps[1] == "circle":
        redirect(request, 302, request.path)
    else:
        request.send(int(request.steps[1]))


async def to(request):              # /to/301?where=…
    redirect(request, int(request.steps[1]), request.query["where"])


async def chain(request):           # /chain/301/3: three redirects to go
    left = int(request.steps[2])
    if left:
        redirect(request, int(request.steps[1]), f"/chain/{request.steps[1]}/{left - 1}")
    else:
        request.send(200)


async def raw(request):             # /raw?location=… with bytes as they are
    request.writer.write(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                         + request.query["location"].encode("latin-1") + b"\r\n\r\n")


async def cookie(request):          # to itself until the cookie comes back
    if "seen=yes" in request.headers.get("cookie", ""):
        request.send(200)
    else:
        request.send(302, [("Location", request.target), ("Set-Cookie", "seen=yes; Path=/cookie")])


async def crumb(request):           # /crumb?where=…: a cookie, and away
    request.send(302, [("Location", request.query["where"]), ("Set-Cookie", "crumb=yes; Path=/; Domain=localhost"),
                       ("Set-Cookie", "own=yes; Path=/")])


async def baker(request):           # /baker/7: on for ever, a cookie each time
    step = int(request.steps[1])
    request.send(302, [("Location", f"/baker/{step + 1}"), ("Set-Cookie", f"c{step}={'x' * 3000}; Path=/")])


async def throttle(request):        # /throttle/TIMES/VALUE: 429 so often, with that Retry-After
    value = request.steps[2]
    if request.count > int(request.steps[1]):
        request.send(200)
        return
    if value == "date":
        value = email.utils.formatdate(time.time() + 1, usegmt=True)
    request.send(429, [] if value == "none" else [("Retry-After", value)])


async def trouble(request):         # /trouble/TIMES/503: so often, then 200
    times, code = int(request.steps[1]), int(request.steps[2])
    request.send(code if request.count <= times else 200)


async def reset(request):           # /reset/TIMES: cut off so often
    if request.count <= int(request.steps[1]):
        request.writer.transport.abort()
        return False
    request.send(200)


async def hang(request):            # /hang/header, /hang/body (404 for HEAD, so that GET is needed), /hang/TIMES
    if request.steps[1] == "body":
        if request.is_head:
            request.send(404)
            return
        request.send(200, length=1000, body=b"half")
        await request.writer.drain()
    elif request.steps[1].isdigit() and request.count > int(request.steps[1]):
        request.send(200)
        return
    await asyncio.sleep(3600)


async def drip(request):            # one byte a second; /drip/body: only of the body, and 404 for HEAD
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n", b"x" * 20
    if request.steps[-1] == "body":
        if request.is_head:
            request.send(404)
            return
        request.writer.write(answer[0])
        answer = answer[1:]
    for byte in b"".join(answer):
        request.writer.write(bytes([byte]))
        await request.writer.drain()
        await asyncio.sleep(1)


async def endless(request):         # a body without end; 404 for HEAD, so that GET is needed
    if request.is_head:
        request.send(404)
        return
    request.writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        request.writer.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")
        await request.writer.drain()


async def bomb(request):            # 100 MB of zeros as 100 KB of gzip
    if request.is_head:
        request.send(404)
        return
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(b"\0" * 1000000) for _ in range(100)) + packer.flush()
    request.send(200, [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], body)


async def header(request):          # /header/BYTES
    request.send(200, [(f"X-{i}", "y" * 900) for i in range(int(request.steps[1]) // 1000)])


async def line(request):            # /line/BYTES
    request.send(200, [("X", "y" * int(request.steps[1]))])


async def garbage(request):
    request.writer.write(b"\x00\x01\x02 this is not HTTP\r\n\r\n")
    return False


async def old(request):             # HTTP/1.0, and the connection ends with the body
    request.send(200, version="HTTP/1.0")
    return False


async def challenge(request):       # /challenge/403
    request.send(int(request.steps[1]), [("cf-mitigated", "challenge")])


async def teapot(request):          # text that means harm, wherever a server may write text
    request.writer.write(b"HTTP/1.1 404 \x1b[31m::error::gone\r\nContent-Length: 0\r\n\r\n")


async def page(request):
    request.send(200, [("Content-Type", "text/html; charset=utf-8")], PAGE)


async def limited(request):         # 30 requests a second, and a ban for what is left of it
    now = time.monotonic()
    while recent and recent[0] < now - 1:
        recent.popleft()
    if len(recent) >= 30:
        request.send(429, [("Retry-After", "1")])
    else:
        recent.append(now)
        await asyncio.sleep(0.02)
        request.send(200)


async def slow(request):            # /slow/50/…: milliseconds, then 200
    await asyncio.sleep(int(request.steps[1]) / 1000)
    request.send(200)


async def cut(request):             # promises more than it sends
    if request.is_head:
        request.send(404)
    else:
        request.send(200, length=100, body=b"half")
    return False


async def echo(request):
    request.send(200)


async def stats(request):
    body = json.dumps({"asked": asked, "answered": answered, "most_running": most_running, "headers": headers_seen})
    request.send(200, [("Content-Type", "application/json")], body.encode())


BEHAVIOURS = {function.__name__: function for function in (
    status, head, to, chain, raw, cookie, crumb, baker, throttle, trouble, reset, hang, drip, endless, bomb, header, line,
    garbage, old, challenge, teapot, page, limited, slow, cut, echo, stats)}


async def answer(method, target, headers, writer):
    host = headers.get("host", "")
    asked[host + target] += 1
    asked[f"{method} {host}{target}"] += 1
    request = Request(method, target, headers, writer)
    headers_seen[request.path] = headers
    for name in host, host[:1]:
        running[name] += 1
        most_running[name] = max(most_running[name], running[name])
    try:
        if "delay" in request.query:
            await asyncio.sleep(int(request.query["delay"]) / 1000)
        behaviour = BEHAVIOURS.get(request.steps[0], echo)
        return await behaviour(request) is not False
    finally:
        running[host] -= 1
        running[host[:1]] -= 1


async def serve(reader, writer):
    try:
        while True:
            lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, target, _ = lines[0].split(" ", 2)
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
            keep = await answer(method, target, headers, writer)
            await writer.drain()
            if not keep:
                break
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError, ValueError,
            KeyError, IndexError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
    port = server.sockets[0].getsockname()[1]
    for address in ["::1"] + [f"127.0.0.{i}" for i in range(2, 15)]:
        try:
            await asyncio.start_server(serve, address, port, backlog=1024)
        except OSError:
            pass
    with open(sys.argv[1] + ".new", "w") as file:
        file.write(str(port))
    os.rename(sys.argv[1] + ".new", sys.argv[1])
    await server.serve_forever()

asyncio.run(main())

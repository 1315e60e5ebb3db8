"""Serves folders to a browser on this machine, as a good host would, and counts what leaves it.

Text is sent gzipped; every other file as it is, so that files compressed by us or by a peer are not compressed again.
"""

import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".xml": "application/xml"}
"""Sent gzipped, with what each is."""
OTHERS = {".wasm": "application/wasm"}


@dataclass
class Server:
    """What is served below which path, and what was sent since the count began."""

    folders: Mapping[str, Path]
    delay: float = 0.0
    """Seconds that each answer waits, as on a slow line."""
    address: str = ""
    sent: list[tuple[str, int]] = field(default_factory=list)
    """Path and bytes of each answer."""

    def file(self, path: str) -> Path | None:
        """The file of a path."""
        for below, folder in self.folders.items():
            if path.startswith(below):
                file = folder / path.removeprefix(below)
                file = file / "index.html" if file.is_dir() else file
                return file if file.is_file() else None
        return None


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers from memory once a file was read, so that no disk and no compression is timed."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(self, *arguments: object, server_of: Server) -> None:
        self.ours = server_of
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file."""
        path = self.path.partition("?")[0]
        file = self.ours.file(path)
        body, kind = _read(file) if file else (b"", "text/plain")
        if self.ours.delay:
            time.sleep(self.ours.delay)
        self.ours.sent.append((path, len(body)))
        self.send_response(200 if file else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if file and file.suffix in KINDS:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@functools.cache
def _read(file: Path) -> tuple[bytes, str]:
    data = file.read_bytes()
    if file.suffix in KINDS:
        return gzip.compress(data, 6, mtime=0), KINDS[file.suffix]
    return data, OTHERS.get(file.suffix, "application/octet-stream")


@contextmanager
def served(folders: Mapping[str, Path], delay: float = 0.0) -> Iterator[Server]:
    """Serve folders, each below a path such as `/ours/`, on a free port of this machine."""
    server = Server(folders, delay)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, server_of=server)) as listening:
        server.address = f"http://127.0.0.1:{listening.server_address[1]}"
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield server
        listening.shutdown()
        thread.join()

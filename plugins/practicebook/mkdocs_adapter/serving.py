"""The preview: findings in the terminal, and the last good page in the browser."""

from collections.abc import Callable

from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer


def keep_serving(server: LiveReloadServer) -> LiveReloadServer:
    """Let a build that stops leave the server as it was; MkDocs would make every request wait for the next good one."""
    server.builder = _forgiving(server.builder)
    return server


def _forgiving(build: Callable[[], None]) -> Callable[[], None]:
    def build_or_say_why() -> None:
        try:
            build()
        except (Abort, BuildError) as stopped:
            print(f"{stopped} The preview shows the last good pages.")

    return build_or_say_why

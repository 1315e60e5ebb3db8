"""What stands at the site's root so that devices can keep it: the service worker, and the web-app manifest."""

import json
import re
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from practicebook.content import addresses
from practicebook.mkdocs_adapter import settings

WORKER = "service-worker.js"
WORKER_THAT_LEAVES = "service-worker-off.js"
MANIFEST = "manifest.webmanifest"

_ICONS = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"), ("icon-maskable-512.png", "512x512", "maskable"), ("icon.svg", "any", "any"))
_STYLES = settings.THEME / "assets" / "stylesheets" / "practicebook.css"


def files(config: MkDocsConfig, offline: bool) -> Iterator[File]:
    """The worker, or where keeping is turned off the one that frees readers of it; and the manifest."""
    yield File.generated(config, WORKER, abs_src_path=str(settings.BROWSER / (WORKER if offline else WORKER_THAT_LEAVES)))
    yield File.generated(config, MANIFEST, content=json.dumps(_manifest(config), ensure_ascii=False, indent=1))


def _manifest(config: MkDocsConfig) -> dict[str, object]:
    styles = _STYLES.read_text(encoding="utf-8")
    return {
        "id": "./",
        "name": config.site_name,
        "short_name": config.site_name,
        "description": config.site_description or "",
        "lang": "en-GB",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": _token(styles, "--pb-paper"),
        "theme_color": _token(styles, "--pb-accent"),
        "icons": [
            {"src": f"assets/images/{name}", "sizes": sizes, "type": "image/svg+xml" if name.endswith(".svg") else "image/png", "purpose": purpose}
            for name, sizes, purpose in _ICONS
        ],
        "shortcuts": [{"name": "Search", "url": addresses.SEARCH}, {"name": "Keep for a visit", "url": addresses.KEEP}],
    }


def _token(styles: str, name: str) -> str:
    """A colour of the design, in the light scheme."""
    found = re.search(rf"{name}: (#[0-9a-f]+);", styles)
    assert found, name
    return found[1]

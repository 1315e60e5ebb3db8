"""The browser's search engine, run in Node."""

import json
import subprocess
from pathlib import Path
from typing import Any

from conftest import ROOT

DRIVER = Path(__file__).with_name("engine.mjs")


def engine(*commands: dict[str, Any]) -> list[Any]:
    """What each command gives; `engine.mjs` says which there are."""
    done = subprocess.run(["node", str(DRIVER)], input=json.dumps(commands), capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)

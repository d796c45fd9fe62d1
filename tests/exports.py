"""An exported collection with other things in it than were written."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

__all__ = ["MANIFEST", "Members", "put", "rewritten"]

Members = dict[str, bytes]
"""What stands in the file, by name."""
MANIFEST = "manifest.json"


def rewritten(file: Path, change: Callable[[Members], None]) -> Path:
    """The same file with other members."""
    with zipfile.ZipFile(file) as zipped:
        members = {name: zipped.read(name) for name in zipped.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as zipped:
        for name, data in members.items():
            zipped.writestr(name, data)
    return file


def put(members: Members, name: str, data: bytes) -> None:
    """Puts another content in the place of a member, and its size and hash into the manifest."""
    members[name] = data
    manifest = json.loads(members[MANIFEST])
    manifest["members"][name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    members[MANIFEST] = json.dumps(manifest).encode()

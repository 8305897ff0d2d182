"""A site's own folder as ./start leaves it, with database, texts and static files."""

import os
import shutil
from pathlib import Path


def copy_to(state: Path) -> bool:
    """What ./test has prepared from the same files, into a folder. Returns whether it has."""
    already = os.environ.get("PREPARED_STATE")
    if already:
        shutil.copytree(already, state, dirs_exist_ok=True)
    return bool(already)

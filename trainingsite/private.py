"""What this site writes is for its own user: accounts, keys, and which sheets were asked for."""

import os
from contextlib import suppress

from django.conf import settings


def keep_to_ourselves() -> None:
    """Nobody else on this computer may read what this process writes, nor look into the state folder."""
    os.umask(0o077)
    # It may have been made by somebody else, as a mounted volume is; then it is for them to close.
    with suppress(FileNotFoundError, PermissionError):
        settings.STATE_DIR.chmod(0o700)

"""What can go wrong, by name. Each is turned into a page, an exit status or a message in one place."""


class ScreeningError(Exception):
    """The base of every error raised on purpose."""


class ContentFileError(ScreeningError):
    """A content file cannot be loaded. Holds one line per fault: file, line, code, field and what to do."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class TranslationFileError(ContentFileError):
    """A PO file cannot be imported; nothing of it was."""


class ContentMissing(ScreeningError):
    """No content has been loaded yet."""


class TriesUsedUp(ScreeningError):
    """Too many tries; the next one is in `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many tries, the next one is in {seconds} seconds.")
        self.seconds = seconds


class SignInBusy(ScreeningError):
    """Other passwords are being looked at."""


class PrintUnavailable(ScreeningError):
    """This machine has no libraries for PDF."""


class PrintRefused(ScreeningError):
    """The handout may not be printed: its translation must be reviewed first."""


class PrintFailed(ScreeningError):
    """Rendering broke a limit or failed; the site goes on."""


class PrintBusy(ScreeningError):
    """Too many handouts are being made; try again in `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Busy, try again in {seconds} seconds.")
        self.seconds = seconds

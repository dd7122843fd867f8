"""Why a backup was not made or not put back: what the command line says of it. Nothing was changed then."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from ita_dash.history.schema import NewerStoreError
from ita_dash.history.storefailures import StoreError, errno_name
from ita_dash.messages import N_, _
from ita_dash.plainerrors import ToldError

_ROOM = N_("Free some space and run it again; nothing was changed.")
_RIGHT = N_("Run it as the user that the app runs as, or let that user write the file and its folder; nothing was changed.")

REASONS: dict[str, tuple[str, str]] = {
    # code: (what happened, what to do)
    "exists": (N_("There is such a file already"), N_("Name another file, or write over it with --overwrite.")),
    "not_empty": (
        N_("The store holds versions already"),
        N_("Make a backup of it first; --overwrite then puts the file's versions in their place."),
    ),
    "nothing": (
        N_("There is no store of versions yet"),
        N_(
            "Look at the setting history_url, and whether this runs in the app's folder; ita-dash doctor says where the store is."
        ),
    ),
    "no_backup": (N_("There is no such file"), N_("Check the path.")),
    "not_a_backup": (
        N_("The file is no backup of a store of versions, or is damaged"),
        N_("Take another backup. A copy of var/history.db is one, too, if it was made while the app did not run."),
    ),
    "same_file": (N_("The file is the store itself"), N_("Name another file.")),
    "newer": (
        N_("It was written by a newer version of the app"),
        N_("Update the app first; what you have was left as it is."),
    ),
    "full": (N_("The disk is full"), _ROOM),
    "read_only": (N_("The file or the store cannot be written"), _RIGHT),
    "unwritable": (N_("The file or the store cannot be written"), _RIGHT),
    "corrupt": (
        N_("The store of versions is damaged"),
        N_("Start the app: it moves a damaged file aside and begins a new one, into which a backup can be put."),
    ),
    "unavailable": (
        N_("The database does not answer as it should"),
        N_("Check the database and the setting history_url, and run it again; nothing was changed."),
    ),
    "bad_url": (
        N_("The setting history_url names no store that lasts"),
        N_("Write it as in sqlite:///var/history.db or postgresql://user:password@host/database."),
    ),
}


class BackupError(ToldError):
    """``code`` is a key of ``REASONS``; ``sign`` is what the system or the database calls it."""

    def __init__(self, code: str, sign: str = "") -> None:
        super().__init__(f"{code} {sign}".rstrip())
        self.code, self.sign = code, sign

    @property
    def message(self) -> str:
        return _(REASONS[self.code][0])

    @property
    def advice(self) -> str:
        return _(REASONS[self.code][1])

    @property
    def facts(self) -> list[str]:
        return [_("What failed: {what}").format(what=self.sign)] if self.sign else []


@contextmanager
def told() -> Iterator[None]:
    """What the store and the system raise becomes ``BackupError``."""
    try:
        yield
    except NewerStoreError:
        raise BackupError("newer") from None
    except StoreError as failure:
        raise BackupError(failure.code, failure.sign) from None
    except IntegrityError:
        raise BackupError("not_a_backup") from None
    except OSError as error:
        raise BackupError("full" if errno_name(error) in ("ENOSPC", "EDQUOT") else "unwritable", errno_name(error)) from None

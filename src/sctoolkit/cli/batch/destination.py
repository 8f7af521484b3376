"""Where results go: a folder here, or one elsewhere that they are put into when all are made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from sctoolkit.errors import SctoolkitError
from sctoolkit.files.remote import NotInstalledError, fetch, is_url, put
from sctoolkit.files.saving import CannotSaveError, saving
from sctoolkit.folders import state_folder
from sctoolkit.language import _

INSTALL = "pip install 'sctoolkit[cluster]'"


@dataclass(frozen=True, slots=True)
class Destination:
    """A folder for results, as the user named it, and where they are written first."""

    named: str
    folder: Path

    @property
    def elsewhere(self) -> bool:
        """Whether what is written still has to be put where it is wanted."""
        return is_url(self.named)

    def shown(self, path: Path) -> str:
        """A file in the folder as the user will find it."""
        return self._url(path) if self.elsewhere else str(path)

    def prepare(self, name: str) -> None:
        """Makes the folder, and brings a file of an earlier run where it is not here.

        Puts an empty one where there is none: a place that cannot be written to is met before the
        work, not behind it. Raises CannotSaveError.
        """
        with saving(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / name
        if not self.elsewhere or path.exists():
            return
        with _reaching(self.named):
            if not fetch(self._url(path), path):
                path.touch()
                put(path, self._url(path))

    def put(self) -> None:
        """Puts everything where it is wanted, and keeps nothing here; raises CannotSaveError.

        Plans that stand there, and that people may have followed, are left alone.
        """
        if not self.elsewhere:
            return
        from sctoolkit.batch.parcel import is_of_plan  # noqa: PLC0415 - only then

        hint = _("The results stand in {folder} meanwhile.").format(folder=self.folder)
        files = (one for one in sorted(self.folder.rglob("*")) if one.is_file())
        with _reaching(self.named, hint):
            for path in (one for one in files if not one.name.endswith(".lock")):
                put(path, self._url(path), once=is_of_plan(path))
        rmtree(self.folder)

    def _url(self, path: Path) -> str:
        return f"{self.named.rstrip('/')}/{path.relative_to(self.folder).as_posix()}"


def destination(named: str) -> Destination:
    """The folder of that name; for a URL one of this machine, so that a killed run can go on."""
    own = sha256(named.rstrip("/").encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return Destination(named, state_folder() / "batch" / own if is_url(named) else Path(named))


@contextmanager
def _reaching(named: str, hint: str = "") -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = _("{file} cannot be saved: {why}.")
        said = message.format(file=named, why=error.strerror or error)
        raise CannotSaveError(said, hint or _("Name another place.")) from error
    except NotInstalledError as error:
        message = _("{url} is a URL, and what opens it is not installed.").format(url=named)
        raise SctoolkitError(message, _("Install it: {command}").format(command=INSTALL)) from error

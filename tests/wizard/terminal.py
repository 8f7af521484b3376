"""A terminal as a person has it: a pty with a screen, keys to press, and text to wait for."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pyte

from .keys import ENTER

SEQUENCE = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07]*\x07|[()][A-Z0-9]|[=>78])")
TAKES_KEYS, TAKES_NO_KEYS = "\x1b[?2004h", "\x1b[?2004l"
"""What prompt_toolkit writes when a prompt begins to listen, and when it ends."""
PATIENCE = 60
"""Seconds after which a program that does not show what it should is stuck."""


def environment(folder: Path, variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """These variables and a terminal's own, with the memory of recent assessments in `folder`."""
    known = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    own = {"TERM": "xterm-256color", "SCTOOLKIT_STATE": str(folder / ".state")}
    return {**known, **own, **(variables or {})}


class Glass(pyte.Screen):
    """The screen proper. It answers when the program asks where the cursor stands."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], object]) -> None:
        self._answer = answer
        super().__init__(columns, rows)

    def write_process_input(self, data: str) -> None:
        self._answer(data)


class Terminal:
    """One run of sctoolkit in a pty of the given columns and rows."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        variables: Mapping[str, str] | None = None,
    ) -> None:
        columns, rows = size
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "sctoolkit", *arguments],
            cwd=str(folder),
            env=environment(folder, variables),
            dimensions=(rows, columns),
            encoding="utf-8",
        )
        self._child.delaybeforesend = None
        self._screen = Glass(columns, rows, self._child.send)
        self._stream = pyte.Stream(self._screen)
        self.output = ""
        """Everything the program wrote, with its escape sequences."""
        self._since = 0

    def press(self, *keys: str) -> None:
        """Sends the keys; `shows` then looks only at what comes after."""
        self._since = len(self.output)
        self._child.send("".join(keys))

    def shows(self, *texts: str) -> None:
        """Waits until the program has written all texts since the last key, however wrapped."""
        end = time.monotonic() + PATIENCE
        while not all(_packed(text) in _packed(self.output[self._since :]) for text in texts):
            assert self._read(), f"ended without {texts}:\n{self.display()}"
            assert time.monotonic() < end, f"does not show {texts}:\n{self.display()}"

    def asks(self, *texts: str) -> None:
        """Waits until a fresh prompt takes keys, and all texts were written before or in it."""
        end = time.monotonic() + PATIENCE
        while self.output.rfind(TAKES_KEYS) < max(self._since, self.output.rfind(TAKES_NO_KEYS)):
            assert self._read(), f"ended without asking {texts}:\n{self.display()}"
            assert time.monotonic() < end, f"asks nothing:\n{self.display()}"
        self.shows(*texts)

    def display(self) -> str:
        """The screen as it stands."""
        return "\n".join(line.rstrip() for line in self._screen.display).strip("\n")

    def cursor_line(self) -> str:
        """The line of the screen with the cursor on it."""
        return str(self._screen.display[self._screen.cursor.y]).rstrip()

    def resize(self, columns: int, rows: int) -> None:
        """Gives the window another size, as a person who drags its corner does."""
        self._since = len(self.output)
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def kill(self) -> None:
        """Ends the program as a power cut would."""
        self._child.kill(signal.SIGKILL)
        self.ends()

    def ends(self) -> int:
        """Waits for the end of the program and gives its exit code (minus a signal's number)."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, f"does not end:\n{self.display()}"
        self._child.close()
        if self._child.signalstatus is not None:
            return -int(self._child.signalstatus)
        return int(self._child.exitstatus or 0)

    def displays(self, text: str) -> None:
        """Waits until the screen holds the text in one line, however it was drawn."""
        end = time.monotonic() + PATIENCE
        while text not in self.display():
            assert self._read(), f"ended without {text!r}:\n{self.display()}"
            assert time.monotonic() < end, f"does not display {text!r}:\n{self.display()}"

    def command(self, typed: str) -> None:
        """Leaves a menu with a colon and types a command."""
        self.press(":")
        self.asks("? :")
        self.press(typed, ENTER)

    def last_line(self) -> str:
        """The last line on the screen with something in it."""
        return self.display().splitlines()[-1].strip()

    def _read(self) -> bool:
        """Takes in what the program wrote; False when it has ended."""
        try:
            chunk = self._child.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.output += chunk
        self._stream.feed(chunk)
        return True


def _plain(text: str) -> str:
    return SEQUENCE.sub("", text)


def _packed(text: str) -> str:
    return "".join(_plain(text).split())

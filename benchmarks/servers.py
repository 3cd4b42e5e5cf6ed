"""Servers that speak SPARQL, started on this machine for a measurement and gone after it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PATIENCE_S = 60
_VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 1000000
"""


class MissingError(Exception):
    """A program that is to be measured is not on this machine."""


class Server(NamedTuple):
    """A server that runs.

    Attributes:
        url: The address that ``--store`` takes.
        process: Its number.
    """

    url: str
    process: int

    def get_peak_mb(self) -> float | None:
        """Return the most memory that it has held, in MB; None where the system does not tell."""
        status = Path("/proc", str(self.process), "status")
        if not status.exists():
            return None
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1000
        return None


@contextmanager
def start_oxigraph(folder: Path) -> Iterator[Server]:
    """Start the Oxigraph server of PyPI on an empty store in a folder.

    Raises:
        MissingError: It is not installed.
    """
    program, port = _find("oxigraph", "pip install oxigraph"), _find_port()
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}"
    with _run(command, f"{url}/query") as process:
        yield Server(url, process)


@contextmanager
def start_virtuoso(folder: Path) -> Iterator[Server]:
    """Start Virtuoso on an empty database in a folder, with leave to write.

    Raises:
        MissingError: It is not installed.
    """
    package = "apt-get install virtuoso-opensource-7-bin"
    program, isql = _find("virtuoso-t", package), _find("isql-vt", package)
    sql, http = _find_port(), _find_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    url = f"http://127.0.0.1:{http}/sparql"
    with _run([program, "+configfile", str(settings), "+foreground"], url) as process:
        # The first user of a new database, which goes with its folder.
        grant = 'exec=GRANT SPARQL_UPDATE TO "SPARQL";'
        allow = [isql, f"127.0.0.1:{sql}", "dba", "dba", grant]
        subprocess.run(allow, check=True, capture_output=True, timeout=_PATIENCE_S)
        yield Server(url, process)


def _find(name: str, package: str) -> str:
    """Find a program of this environment, or of the machine."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise MissingError(f"{name} is not installed: {package}")
    return found


def _find_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def _run(command: Sequence[str], url: str) -> Iterator[int]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            end = time.monotonic() + _PATIENCE_S
            while not _answers(url):
                if process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"{command[0]} does not answer at {url}")
                time.sleep(0.1)
            yield process.pid
        finally:
            process.kill()


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=5).close()  # noqa: S310
    except (urllib.error.URLError, ConnectionError):
        return False
    return True

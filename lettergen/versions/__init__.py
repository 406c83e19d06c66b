"""Versions of a text: the digest that a signature is tied to, what changed between two, and edits carried over a change."""

from lettergen.versions.digest import digest, digest_of_blocks, digest_of_letters, is_signed, signatory_words
from lettergen.versions.merge import Merged, merge

__all__ = [
    "Merged",
    "digest",
    "digest_of_blocks",
    "digest_of_letters",
    "is_signed",
    "merge",
    "signatory_words",
]

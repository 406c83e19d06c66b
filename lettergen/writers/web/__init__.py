"""The tree as one web page that needs nothing else: to be published, sent as a file, read on a phone, or printed."""

from __future__ import annotations

from lettergen.writers.web.page import write_html

__all__ = ["write_html"]

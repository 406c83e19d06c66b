"""lettergen builds joint human-rights letters and briefing papers from a plain-text case library."""

__version__ = "0.1.0"

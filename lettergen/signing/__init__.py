"""Who signs, in which order and form; fills the place that composing left open."""

from lettergen.signing.printed import fill_signatories, printed_line, signatories

__all__ = ["fill_signatories", "printed_line", "signatories"]

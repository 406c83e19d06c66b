"""Who signs, in which order and form; fills the place that composing left open."""

from lettergen.signing.filling import fill_signatories, leave_open
from lettergen.signing.order import signatories
from lettergen.signing.printed import printed_line

__all__ = ["fill_signatories", "leave_open", "printed_line", "signatories"]

"""From a view and a selection to a document tree, through a template; who signs stays open."""

from lettergen.compose.address import addressees, greets_by_name
from lettergen.compose.assemble import Assembled, Composed, assemble, complete, compose
from lettergen.compose.inputs import Inputs, Unfillable
from lettergen.compose.length import words_in
from lettergen.compose.protocol import in_order, members
from lettergen.compose.provenance import sources_in
from lettergen.compose.readdress import address_of, addressed_to, is_addressed, readdressed

__all__ = [
    "Assembled",
    "Composed",
    "Inputs",
    "Unfillable",
    "address_of",
    "addressed_to",
    "addressees",
    "assemble",
    "complete",
    "compose",
    "greets_by_name",
    "in_order",
    "is_addressed",
    "members",
    "readdressed",
    "sources_in",
    "words_in",
]

"""From a view and a selection to a document tree, through a template; who signs stays open."""

from lettergen.compose.assemble import Composed, compose
from lettergen.compose.inputs import Inputs
from lettergen.compose.provenance import sources_in

__all__ = ["Composed", "Inputs", "compose", "sources_in"]

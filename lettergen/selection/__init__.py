"""Who and what a letter takes, and why: gates, promises, comparison, balance (docs/selection.md).

No points: each step is a pure function with a reason in words that an officer could say to a family.
"""

from lettergen.selection.choose import select
from lettergen.selection.gates import countries_about
from lettergen.selection.result import Chosen, Cut, Moved, Omission, Pick, Place, Selection

__all__ = ["Chosen", "Cut", "Moved", "Omission", "Pick", "Place", "Selection", "countries_about", "select"]

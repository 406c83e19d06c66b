"""One small rule a function, one registry: what is wrong with a library, and with a dossier made from it."""

from lettergen.checks.context import DossierContext
from lettergen.checks.explain import CODES
from lettergen.checks.registry import check_dossier, check_library

__all__ = ["CODES", "DossierContext", "check_dossier", "check_library"]

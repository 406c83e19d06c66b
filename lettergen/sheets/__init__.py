"""Reads a table that somebody else filled in: CSV or XLSX, bounded before it is parsed; what stands in it is text."""

from lettergen.sheets.read import read_sheet
from lettergen.sheets.sheet import Cell, Sheet, SheetRow

__all__ = ["Cell", "Sheet", "SheetRow", "read_sheet"]

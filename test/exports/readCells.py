"""Prints the rows of a workbook's first two sheets as calamine reads them, as JSON."""
import json, sys
from python_calamine import CalamineWorkbook

book = CalamineWorkbook.from_path(sys.argv[1])
print(json.dumps([book.get_sheet_by_index(at).to_python() for at in (0, 1)]))

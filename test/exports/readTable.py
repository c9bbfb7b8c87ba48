"""Prints what others' readers find in a CSV or a workbook, as JSON."""
import csv, json, sys

path = sys.argv[1]
if path.endswith(".csv"):
    with open(path, encoding="utf-8-sig", newline="") as file:
        print(json.dumps(list(csv.DictReader(file))))
else:
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheets = [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets]
    first = book.worksheets[0]
    formulas = [cell.coordinate for row in first.iter_rows() for cell in row if cell.data_type == "f"]
    print(json.dumps({"names": book.sheetnames, "sheets": sheets, "frozen": first.freeze_panes, "formulas": formulas}))

"""How the names of all that people call a workbook end, and why most of them cannot be read."""

#: What is no workbook that can be read, with what to say of it.
REFUSED = {
    ".xls": "this is a workbook of the old form: save it as an Excel workbook (.xlsx)",
    ".xlsm": "this is a workbook with macros, which are not read: save it as an Excel workbook (.xlsx)",
    ".xlsb": "this is a binary workbook: save it as an Excel workbook (.xlsx)",
    ".xltx": "this is a template: save it as an Excel workbook (.xlsx)",
    ".ods": "this is an OpenDocument spreadsheet: save it as an Excel workbook (.xlsx)",
}
EXCEL = ".xlsx"
ENDINGS = (EXCEL, *REFUSED)

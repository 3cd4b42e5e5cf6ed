"""The workbook: Excel, or a folder of CSV files."""

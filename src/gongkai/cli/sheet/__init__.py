"""The check sheet: a judged report for people, on a terminal, as a page to print, as a workbook."""

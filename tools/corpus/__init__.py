"""The corpus of invented articles: sheets are checked, compiled, counted, compared, and readings scored against them.

Sheets (`corpus/sheets/*.sheet`) come in; texts with their annotation as JSON, tables and problems go out.
Nothing here is part of the installed program.
"""

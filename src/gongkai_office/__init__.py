"""The office: where disclosure requests are kept from arrival to archive, on Django and PostgreSQL.

Floors stand in `.importlinter`; the law comes from `gongkai.law` and `gongkai.cases` and is never written again here.
"""

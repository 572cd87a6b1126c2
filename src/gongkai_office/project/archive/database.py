"""Tables as streams of bytes: what is in the database, written and read by PostgreSQL's own COPY."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from typing import Any

from django.db import connection
from psycopg import sql

from gongkai_office.project.archive.manifest import Table

_TABLES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    AND relname NOT LIKE 'procrastinate\\_%%'
    ORDER BY relname
"""
_REFERENCES = """
    SELECT child.relname, parent.relname FROM pg_constraint
    JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
    WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conrelid <> confrelid
    AND child.relname NOT LIKE 'procrastinate\\_%%'
"""
_COLUMNS = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = (current_schema() || '.' || quote_ident(%s))::regclass
    AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    ORDER BY attnum
"""
_KEY = """
    SELECT attname, attcollation <> 0 FROM pg_index
    JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
    WHERE indrelid = (current_schema() || '.' || quote_ident(%s))::regclass AND indisprimary
    ORDER BY array_position(indkey::int2[], attnum)
"""
_SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()"
_ONE_SPELLING = """
    SET LOCAL datestyle = ISO; SET LOCAL timezone = UTC; SET LOCAL bytea_output = hex; SET LOCAL extra_float_digits = 1
"""


def one_instant() -> None:
    """Let the transaction just begun see the database as it is now, whatever others write meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def tables() -> list[str]:
    """Every table, each after those it refers to, so that they can be filled in this order.

    Not the queue: what was to be done there follows from the other tables, and workers begin anew.
    """
    order = TopologicalSorter({name: set[str]() for (name,) in _rows(_TABLES)})
    for child, parent in _rows(_REFERENCES):
        order.add(child, parent)
    return list(order.static_order())


def columns(table: str) -> tuple[str, ...]:
    """The columns that are stored, in the table's order; computed ones follow from them."""
    return tuple(name for (name,) in _rows(_COLUMNS, table))


def sequences() -> dict[str, int]:
    """The last value each sequence gave; those that gave none are left out."""
    return {name: value for name, value in _rows(_SEQUENCES) if value is not None}


def dump(table: Table) -> Iterator[bytes]:
    """A table's rows in the order of its key, the same bytes for the same rows on every server."""
    fields = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    statement = sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT").format(
        fields, sql.Identifier(table.name), _order(table.name)
    )
    with connection.cursor() as cursor:
        cursor.execute(_ONE_SPELLING)
        with cursor.cursor.copy(statement) as copy:
            yield from map(bytes, copy)


def load(table: Table, pieces: Iterable[bytes]) -> None:
    """Fill an empty table."""
    fields = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), fields)
    with connection.cursor() as cursor:
        cursor.execute(_ONE_SPELLING)
        with cursor.cursor.copy(statement) as copy:
            for piece in pieces:
                copy.write(piece)


def empty(names: Iterable[str]) -> None:
    """Empty tables, and let references between them wait until the transaction's end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(map(sql.Identifier, names))))


def set_sequences(values: dict[str, int]) -> None:
    """Let each sequence go on where it was."""
    with connection.cursor() as cursor:
        for name, value in values.items():
            cursor.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [name, value])


def filled(names: Iterable[str]) -> str | None:
    """The first of the tables that has a row; None where all are empty."""
    for name in names:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(name)))
            if cursor.fetchone()[0]:
                return name
    return None


def _order(table: str) -> sql.Composable:
    """The key, texts by their bytes; where there is none, the whole row as text."""
    key = [
        sql.SQL('{} COLLATE "C"').format(sql.Identifier(name)) if text else sql.Identifier(name)
        for name, text in _rows(_KEY, table)
    ]
    return sql.SQL(", ").join(key) if key else sql.SQL('{}::text COLLATE "C"').format(sql.Identifier(table))


def _rows(statement: str, *arguments: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        return list(cursor.fetchall())

"""Very many organs beside a county's own, made inside the database."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from tests.factories.office import County

_ORGANS = """
INSERT INTO organs_organ (id, code, kind, level, region, parent_id, path, opened_on, position)
SELECT id, 'n' || n, 'DEPARTMENT', 'county', '640199', %(parent)s, %(path)s || id || '/', '2000-01-01', n
FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(1, %(organs)s) AS n) AS made
"""
_NAMES = """
INSERT INTO organs_organname (id, organ_id, name, short, start)
SELECT gen_random_uuid(), id, '清源县第' || position || '局', '清' || position, '2000-01-01' FROM organs_organ
WHERE code LIKE 'n%%'
"""


def settle(county: County, count: int) -> None:
    """So many departments below the county's government, numbered by their position, each with its name."""
    tree: dict[str, UUID | str | int] = {
        "parent": county.government.pk,
        "path": county.government.path,
        "organs": count,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ORGANS, tree)
        cursor.execute(_NAMES, {})

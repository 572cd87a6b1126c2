"""The public side over very many items and organs: pages beside a bare view, catalogue and search, index, delays.

`GONGKAI_BENCH_ITEMS` sets how many items there are; rows are made set by set inside the database. The 95th percentile
of each list and search stands in the summary.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count, cycle, product
from time import perf_counter
from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.office.neighbours import settle
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.commands.publish import publish
from gongkai_office.publishing.models import Column, Item, Version
from gongkai_office.publishing.queries.desk import Narrowed as Desked
from gongkai_office.publishing.queries.desk import listed
from gongkai_office.publishing.queries.published import in_column, out, page
from gongkai_office.sealing import keys
from gongkai_office.search.queries import Narrowed, search, suggestions
from gongkai_office.search.tokens import tokens
from tests.factories import office
from tests.factories.publishing import AT, NOTICE, Desk, desk

ITEMS = int(os.environ.get("GONGKAI_BENCH_ITEMS", "50000"))
EACH = 333
RARE = "饮水安全"
_WHO = (
    "县图书馆",
    "农村公路",
    "养老机构",
    "义务教育",
    "社会救助",
    "耕地保护",
    "防汛抗旱",
    "公共卫生",
    "文物保护",
    "消防安全",
)
_WHAT = (
    "开放时间",
    "资金分配",
    "工作方案",
    "检查结果",
    "招标公告",
    "年度计划",
    "考核办法",
    "补贴名单",
    "应急预案",
    "整改情况",
)
_PHRASES = [f"关于{who}{what}的通知" for who, what in product(_WHO, _WHAT)]

_PREPARE = """
CREATE TEMP TABLE bench_item AS
SELECT n, uuidv7() AS item, uuidv7() AS version, organs.ids[1 + n %% array_length(organs.ids, 1)] AS organ,
       timestamptz '2016-01-01 09:00+08' + n * interval '8 years' / %(items)s::int AS out
FROM generate_series(1, %(items)s::int) AS n,
     (SELECT array_agg(id ORDER BY position) AS ids FROM organs_organ WHERE code LIKE 'n%%') AS organs;
CREATE TEMP TABLE bench_column AS
SELECT uuidv7() AS id, organ.id AS organ, kept.code, kept.place FROM organs_organ organ,
       (VALUES ('20(1)', 0), ('20(8)', 1), ('20(11)', 2)) AS kept (code, place) WHERE organ.code LIKE 'n%%';
INSERT INTO publishing_column (id, organ_id, code, name, freshness, position)
SELECT id, organ, code, '栏目' || place, 180, place FROM bench_column;
INSERT INTO publishing_item (id, organ_id, index_number, year, serial, made_at, first_published)
SELECT item, organ, 'n/' || n, extract(year FROM out), n, out, out FROM bench_item;
INSERT INTO publishing_placement (id, item_id, column_id, pinned)
SELECT uuidv7(), item, id, false FROM bench_item made
JOIN bench_column kept ON kept.organ = made.organ AND kept.place = made.n / %(organs)s::int %% 3;
"""
_VERSIONS = """
INSERT INTO publishing_version (
    id, item_id, organ_id, number, state, revision, content_hash, title, body, summary, document_number, genre, theme,
    keywords, audience, source, author, formed_on, attribute, attribute_reason, edited_by_id, edited_at, published_at,
    forced
)
SELECT version, item, organ, 1, 'published', 1, sha256(n::text::bytea), head.text || n,
       '<p>' || head.text || '</p><p>' || body.text || '</p>', '', '', 'notice', '02', '', '全社会', '清源县', '',
       out::date, 'public', '', %(editor)s::uuid, out, out, false
FROM bench_item JOIN bench_phrase head ON head.place = n %% %(phrases)s::int
JOIN bench_phrase body ON body.place = n * 7 / 3 %% %(phrases)s::int
"""
_PAGES = """
INSERT INTO search_page (
    id, kind, ref, organ_id, public, url, title, text, plain, day, validity, tags, title_tokens, tokens, tokeniser
)
SELECT uuidv7(), 'item', item, organ, true, '/info/n/' || n || '/', head.text || n, said,
       head.text || n || E'\n' || said,
       out::date, '', ARRAY['theme:02'], array_to_tsvector(head.tokens || n::text),
       array_to_tsvector(ARRAY(SELECT DISTINCT unnest(head.tokens || body.tokens || n::text || rare))), 1
FROM bench_item JOIN bench_phrase head ON head.place = n %% %(phrases)s::int
JOIN bench_phrase body ON body.place = n * 7 / 3 %% %(phrases)s::int,
LATERAL (SELECT CASE WHEN n %% 997 = 0 THEN %(rare)s::text[] ELSE '{}' END AS rare,
                body.text || CASE WHEN n %% 997 = 0 THEN E'\n' || %(word)s ELSE '' END AS said) told
"""
_INDEXES = {"page_by_tokens": "tokens", "page_by_title": "title_tokens"}


@dataclass(frozen=True)
class Published:
    """Very many items that are out, a desk that publishes more, and what the index took."""

    desk: Desk
    built: float
    size: int


@pytest.fixture(scope="module")
def published(database: None) -> Iterator[Published]:  # noqa: ARG001  its tables
    """The rows, the search's index built over them at once, all analysed as in life."""
    county, organs = office.qingyuan(), max(ITEMS // EACH, 20)
    _ = keys.versions() or keys.make_sealing_key()
    publishing = desk(county)
    settle(county, organs)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE bench_phrase (place int PRIMARY KEY, text text, tokens text[])")
        with cursor.cursor.copy("COPY bench_phrase FROM STDIN") as copy:
            for place, phrase in enumerate(_PHRASES):
                copy.write_row([place, phrase, sorted(tokens(phrase))])
        told: dict[str, int | str | UUID | list[str]] = {
            "items": ITEMS, "organs": organs, "phrases": len(_PHRASES), "editor": publishing.editor.pk,
            "rare": sorted(tokens(RARE)), "word": RARE,
        }  # fmt: skip
        for statement in _PREPARE.split(";\n"):
            if statement.strip():
                cursor.execute(statement, told)
        cursor.execute(_VERSIONS, told)
        for index in _INDEXES:
            cursor.execute(f"DROP INDEX {index}")
        cursor.execute(_PAGES, told)
        begun = perf_counter()
        for index, column in _INDEXES.items():
            cursor.execute(f"CREATE INDEX {index} ON search_page USING gin ({column}) WITH (fastupdate = off)")
        built = perf_counter() - begun
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT sum(pg_relation_size(oid)) FROM pg_class WHERE relname = ANY(%s)", [list(_INDEXES)])
        size = int(cursor.fetchone()[0])
    yield Published(publishing, built, size)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bench_item, bench_column, bench_phrase")
        cursor.execute("TRUNCATE organs_organ, accounts_person, journal_line CASCADE")


def asked(benchmark: BenchmarkFixture, ask: Callable[[], object], rounds: int = 60) -> None:
    """Ask so often, and tell the 95th percentile beside the median."""
    benchmark.pedantic(ask, rounds=rounds, warmup_rounds=3)  # type: ignore[no-untyped-call]  # untyped there
    told = benchmark.stats
    times = sorted(told.stats.data) if told else [0.0]
    benchmark.extra_info["p95"] = times[int(len(times) * 0.95)]


bare_urls = override_settings(ROOT_URLCONF="benchmarks.office.bare_urls")
BESIDE = f"a public page among {ITEMS} items, beside a bare view"


@bare_urls
@pytest.mark.benchmark(group=BESIDE)
def test_bare_view(benchmark: BenchmarkFixture, published: Published) -> None:
    assert published
    asked(benchmark, lambda: Client().get("/bare/"))


@bare_urls
@pytest.mark.parametrize("which", ["item", "column", "organ", "government", "home", "find"])
@pytest.mark.benchmark(group=BESIDE)
def test_public_page(benchmark: BenchmarkFixture, published: Published, which: str) -> None:
    assert published
    numbers, codes = cycle(range(1, ITEMS, max(ITEMS // 500, 1))), cycle(range(1, ITEMS // EACH))
    columns = cycle(Column.objects.filter(code="20(1)").select_related("organ")[:200])

    def column() -> str:
        one = next(columns)
        return f"/organ/{one.organ.code}/column/{one.pk}/"

    where: dict[str, Callable[[], str]] = {
        "item": lambda: f"/info/n/{next(numbers)}/",
        "column": column,
        "organ": lambda: f"/organ/n{next(codes)}/",
        "government": lambda: "/organ/qy/",
        "home": lambda: "/",
        "find": lambda: "/find/?q=图书馆",
    }

    def ask() -> None:
        cache.clear()
        assert Client().get(where[which]()).status_code == 200

    asked(benchmark, ask)


@pytest.mark.parametrize(
    "which", ["newest of all", "newest of an organ", "a column", "a column, page 5", "page 50 of all"]
)
@pytest.mark.benchmark(group=f"catalogue, {ITEMS} items")
def test_catalogue(benchmark: BenchmarkFixture, published: Published, which: str) -> None:
    assert published
    organs = cycle(Organ.objects.filter(code__startswith="n")[:200])
    columns = cycle(Column.objects.filter(code="20(1)")[:200])

    def deep(steps: int, ask: Callable[[str], str]) -> str:
        after = ""
        for _ in range(steps):
            after = ask(after)
        return after

    far = deep(49, lambda after: page(out(), after=after).after)
    asks: dict[str, Callable[[], object]] = {
        "newest of all": lambda: page(out()),
        "newest of an organ": lambda: page(out(next(organs))),
        "a column": lambda: page(in_column(next(columns))),
        "a column, page 5": lambda: page(
            in_column(column := next(columns)), after=page(in_column(column), size=80).after
        ),
        "page 50 of all": lambda: page(out(), after=far),
    }
    asked(benchmark, asks[which])


@pytest.mark.parametrize(
    "words",
    ["图书馆", "救助", "饮水安全", "关于", "县图书馆 补贴名单", "没有这个词组"],
    ids=["of one in five", "of two characters", "of one in a thousand", "of every item", "two words", "of none"],
)
@pytest.mark.benchmark(group=f"search, {ITEMS} items")
def test_search(benchmark: BenchmarkFixture, published: Published, words: str) -> None:
    assert published
    asked(benchmark, lambda: search(words), rounds=30)


@pytest.mark.benchmark(group=f"search, {ITEMS} items")
def test_search_in_one_organ(benchmark: BenchmarkFixture, published: Published) -> None:
    assert published
    organs = cycle(Organ.objects.filter(code__startswith="n")[:200])
    asked(benchmark, lambda: search("图书馆", Narrowed(organ=next(organs))), rounds=30)


@pytest.mark.benchmark(group=f"search, {ITEMS} items")
def test_suggestions(benchmark: BenchmarkFixture, published: Published) -> None:
    assert published
    asked(benchmark, lambda: suggestions("养老"), rounds=30)


@pytest.mark.parametrize("who", ["an office's editor", "a supervisor of all"])
@pytest.mark.benchmark(group=f"the desk's list, {ITEMS} items")
def test_desk_list(benchmark: BenchmarkFixture, published: Published, who: str) -> None:
    county = published.desk.county
    person = published.desk.editor if who == "an office's editor" else county.supervisor
    asked(benchmark, lambda: listed(person, AT.date(), Desked()), rounds=30)


@pytest.mark.benchmark(group=f"the search's index over {ITEMS} items, built anew")
def test_index(benchmark: BenchmarkFixture, published: Published) -> None:
    benchmark.extra_info |= {"built_seconds": round(published.built, 1), "megabytes": round(published.size / 1e6)}
    benchmark.pedantic(lambda: None)  # type: ignore[no-untyped-call]  # untyped there


_TURN = count()


@pytest.mark.parametrize("until", ["visible", "searchable"])
@pytest.mark.benchmark(group=f"from the publish button, {ITEMS} items")
def test_delay(benchmark: BenchmarkFixture, published: Published, until: str) -> None:
    def ready() -> tuple[tuple[Version, str], dict[str, object]]:
        word = f"延迟测量{next(_TURN)}号"
        drafted = published.desk.drafted(replace(NOTICE, title=word))
        return (published.desk.reviewed(published.desk.sent_up(drafted)), word), {}

    def through(version: Version, word: str) -> None:
        publish(version=version.pk, by=published.desk.editor, at=AT)
        if until == "visible":
            number = Item.objects.get(pk=version.item_id).index_number
            assert Client().get(f"/info/{number}/").status_code == 200
        else:
            assert search(word).total == 1

    benchmark.pedantic(through, setup=ready, rounds=10)  # type: ignore[no-untyped-call]  # untyped there

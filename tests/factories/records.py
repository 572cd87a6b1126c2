"""Invented annual reports as records: one to look at, and strategies for properties.

`build` gives a plain report whose figures tie and whose prose agrees with them; change it with
`dataclasses.replace` or with the faults of `tests.factories.faults`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from gongkai.annual.forms import DISPUTES, FORMS, MONEY, FormCode, request_address
from gongkai.annual.record import AnnualReport, Cell, Value
from tests.factories import prose
from tests.factories.figures import ENDINGS, KINDS, Figures, balanced, cells, outcomes, printed
from tests.factories.organs import ORGANS, QINGYUAN, Organ, named

_REQUESTS: Figures = {
    "requests.carried_in.natural_person": 6,
    "requests.carried_in.commercial": 1,
    "requests.granted.natural_person": 41,
    "requests.granted.commercial": 5,
    "requests.granted.research": 1,
    "requests.granted.legal_service": 2,
    "requests.partial.natural_person": 12,
    "requests.partial.commercial": 1,
    "requests.denied.third_party.natural_person": 3,
    "requests.denied.internal_affairs.natural_person": 2,
    "requests.denied.deliberative.natural_person": 1,
    "requests.denied.enforcement_file.natural_person": 2,
    "requests.denied.special_query.natural_person": 4,
    "requests.unable.not_held.natural_person": 36,
    "requests.unable.not_held.commercial": 3,
    "requests.unable.needs_creation.natural_person": 5,
    "requests.unable.unclear_after_correction.natural_person": 1,
    "requests.unprocessed.petition.natural_person": 4,
    "requests.unprocessed.repeated.natural_person": 2,
    "requests.unprocessed.confirm_reissue.natural_person": 1,
    "requests.carried_over.natural_person": 7,
    "requests.carried_over.legal_service": 1,
    "reconsideration.upheld": 3,
    "reconsideration.corrected": 1,
    "reconsideration.pending": 1,
    "litigation_direct.upheld": 1,
    "litigation_direct.other": 1,
    "litigation_after_reconsideration.upheld": 1,
}
_RECONSIDERATION_FIRST_FROM = 2024  # Administrative Reconsideration Law, Art. 23(1)(4)
_RECONSIDERED_FIRST: Figures = {"litigation_direct.upheld": 0, "litigation_direct.other": 0}
_SAMPLE: Mapping[FormCode, Figures] = {
    FormCode.Y2021: {
        **_REQUESTS,
        "proactive.normative_documents.issued": 6,
        "proactive.normative_documents.repealed": 4,
        "proactive.normative_documents.valid": 58,
        "proactive.licences.decisions": 12846,
        "proactive.penalties.decisions": 1532,
        "proactive.coercion.decisions": 87,
        "proactive.fees.amount": Decimal("3216.58"),
        "requests.other.correction_overdue.natural_person": 2,
        "requests.other.other.natural_person": 3,
        "requests.other.other.commercial": 1,
    },
    FormCode.Y2019: {
        **_REQUESTS,
        "proactive.normative_documents.made": 5,
        "proactive.normative_documents.newly_public": 5,
        "proactive.normative_documents.total_public": 47,
        "proactive.licences.last_year_items": 286,
        "proactive.licences.change": 12,
        "proactive.licences.decisions": 41563,
        "proactive.outward_services.last_year_items": 94,
        "proactive.outward_services.change": -6,
        "proactive.outward_services.decisions": 2310,
        "proactive.penalties.last_year_items": 1180,
        "proactive.penalties.change": 25,
        "proactive.penalties.decisions": 1472,
        "proactive.coercion.last_year_items": 21,
        "proactive.coercion.change": -2,
        "proactive.coercion.decisions": 63,
        "proactive.fees.last_year_items": 18,
        "proactive.fees.change": -3,
        "proactive.procurement.items": 42,
        "proactive.procurement.amount": Decimal("1856.4"),
        "requests.other.natural_person": 5,
        "requests.other.commercial": 1,
    },
}


def build(
    organ: str = QINGYUAN.name,
    year: int = 2023,
    *,
    form: FormCode | None = None,
    leaves: Figures | None = None,
    single_other: bool = False,
) -> AnnualReport:
    """A report whose tables tie and whose prose agrees; in the form of its year unless `form` is given.

    `leaves` changes leaves of the sample figures (see `figures.balanced`); totals follow.
    """
    form = form or (FormCode.Y2021 if year >= FORMS[FormCode.Y2021].first_year else FormCode.Y2019)
    suits = _RECONSIDERED_FIRST if year >= _RECONSIDERATION_FIRST_FROM else {}
    figures = balanced(form, {**_SAMPLE[form], **suits, **(leaves or {})}, single_other=single_other)
    return of_figures(named(organ), year, form, figures)


def of_figures(
    organ: Organ, year: int, form: FormCode, figures: Figures, *, phrasing: str = prose.PHRASINGS[0]
) -> AnnualReport:
    """The report that prints these figures, with prose that quotes them in one of the usual wordings."""
    return AnnualReport(
        organ=organ.name,
        year=year,
        form=form,
        cells=cells(figures),
        narrative=prose.narrative(organ, year, form, figures, phrasing=phrasing),
        headings=prose.HEADINGS,
        title=prose.title(organ, year),
        published_on=organ.publishes(year),
        period=(date(year, 1, 1), date(year, 12, 31)),
        contact=organ.contact,
    )


def counts(most: int = 20_000) -> st.SearchStrategy[int]:
    """Counts as reports print them: mostly small, sometimes five digits."""
    return st.one_of(st.integers(0, 9), st.integers(0, 300), st.integers(0, most))


def money() -> st.SearchStrategy[Decimal]:
    """Amounts in 万元 with up to four decimals and no needless zeros."""
    return st.decimals(0, 99_999, places=4).map(lambda amount: Decimal(f"{amount.normalize():f}"))


@st.composite
def balanced_reports(
    draw: st.DrawFn, form: FormCode | None = None, *, single_other: bool | None = None
) -> AnnualReport:
    """Reports whose every equation holds and whose prose agrees with the tables.

    `single_other` prints （六）其他处理 as one row, as some organs do in the 2021 form; None leaves it to chance.
    """
    code = form or draw(st.sampled_from([FormCode.Y2021, FormCode.Y2019]))
    one_row = draw(st.booleans()) if single_other is None else single_other
    organ = draw(st.sampled_from(list(ORGANS.values())))
    year = draw(st.integers(2021, 2025) if code is FormCode.Y2021 else st.integers(2019, 2020))
    leaves = {
        **draw(_proactive_leaves(code, makes_rules=organ.makes_rules)),
        **draw(_request_leaves(code, single_other=one_row)),
        **draw(_dispute_leaves()),
    }
    figures = balanced(code, leaves, single_other=one_row)
    return of_figures(organ, year, code, figures, phrasing=draw(st.sampled_from(prose.PHRASINGS)))


@st.composite
def _proactive_leaves(draw: st.DrawFn, form: FormCode, *, makes_rules: bool) -> dict[str, Value]:
    """Table two: what stands is never less than what is new, and only some organs make rules."""
    leaves: dict[str, Value] = {}
    for address in FORMS[form].proactive_addresses:
        leaves[address] = draw(money()) if address in MONEY else draw(counts())
    for row in ("rules", "normative_documents"):
        address = f"proactive.{row}."
        new, _, standing = (field for field in leaves if field.startswith(address))
        amount = draw(counts(200)) if makes_rules or row != "rules" else 0
        silent = row == "rules" and not makes_rules
        leaves |= {new: amount, standing: 0 if silent else amount + draw(counts(200))}
        if silent:
            leaves |= {field: 0 for field in leaves if field.startswith(address)}
    if form is FormCode.Y2019:
        for row in ("licences", "outward_services", "penalties", "coercion", "fees"):
            items = leaves[f"proactive.{row}.last_year_items"]
            leaves[f"proactive.{row}.change"] = draw(st.integers(-min(int(items or 0), 50), 50))
    return leaves


@st.composite
def _request_leaves(draw: st.DrawFn, form: FormCode, *, single_other: bool) -> dict[str, Value]:
    """A handful of outcomes by kind of applicant; carried in never more than there is to carry."""
    closed = outcomes(FORMS[form], single_other=single_other)
    keys = st.tuples(st.sampled_from((*closed, "carried_over")), st.sampled_from(KINDS))
    chosen = draw(st.dictionaries(keys, counts(900), max_size=14))
    leaves: dict[str, Value] = {request_address(row, kind): n for (row, kind), n in chosen.items()}
    for kind in KINDS:
        most = sum(n for (_, of), n in chosen.items() if of == kind)
        leaves[request_address("carried_in", kind)] = draw(st.integers(0, min(most, 20)))
    return leaves


def _dispute_leaves() -> st.SearchStrategy[dict[str, Value]]:
    """A few cases by result."""
    addresses = [f"{dispute.key}.{ending}" for dispute in DISPUTES for ending in ENDINGS]
    return st.dictionaries(st.sampled_from(addresses), st.integers(0, 40), max_size=6).map(dict[str, Value])


@st.composite
def reports(draw: st.DrawFn, form: FormCode | None = None) -> AnnualReport:
    """Reports with any values: they need not tie, some cells are blank and some are not there at all."""
    report = draw(balanced_reports(form, single_other=False))
    changes = draw(st.dictionaries(st.sampled_from(list(report.cells)), st.one_of(st.none(), counts()), max_size=20))
    absent = draw(st.sets(st.sampled_from(list(report.cells)), max_size=10))
    changed: dict[str, Cell] = {a: printed(a, _typed(a, value)) for a, value in changes.items()}
    kept = {a: changed.get(a, cell) for a, cell in report.cells.items() if a not in absent}
    return replace(report, cells=kept)


def _typed(address: str, value: int | None) -> Value:
    """Money as a decimal, a count as an integer."""
    return Decimal(value) if value is not None and address in MONEY else value

"""One step for several cases of the list: hand out, take, archive. Each is an act of its own with its own result."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.archive import archive
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.take import take
from gongkai_office.cases.forms.people import AssignForm
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import visible
from gongkai_office.cases.views.access import desk
from gongkai_office.clock import now, today
from gongkai_office.ids import read_id

_MOST = 200
_WORDS = {"assign": "分办", "take": "签收", "archive": "归档"}
Results = list[tuple[DisclosureRequest, str]]


@desk
@require_POST
def several(request: HttpRequest) -> HttpResponse:
    """Ask first what is to be done with the cases that are ticked; then do it, one after the other."""
    person, do = clerk(request), request.POST.get("do", "")
    word = _WORDS.get(do, "")
    picked = _picked(request, person) if word else []
    context: dict[str, object] = {
        "picked": picked,
        "do": do,
        "word": word,
        "title": f"批量{word}" if word else "批量办理",
    }
    form = _form(request, picked) if do == "assign" and picked else None
    sure = request.POST.get("sure") and picked and (form is None or form.is_valid())
    if sure:
        results = _done(picked, _act(do, person, form))
        failed = sum(bool(error) for _, error in results)
        context |= {"results": results, "failed": failed, "done": len(results) - failed}
    return render(request, "cases/several.html", {**context, "form": form})


def _picked(request: HttpRequest, person: Person) -> list[DisclosureRequest]:
    keys = [key for given in request.POST.getlist("case")[:_MOST] if (key := read_id(given))]
    return list(visible(person, today()).filter(pk__in=keys).order_by("year", "serial"))


def _form(request: HttpRequest, picked: list[DisclosureRequest]) -> AssignForm:
    form = AssignForm(request.POST if request.POST.get("sure") else None, on=today())
    del form.fields["key"]
    form.about(picked[0])
    return form


def _act(do: str, person: Person, form: AssignForm | None) -> Callable[[UUID], object]:
    if do == "assign" and form:
        given = form.arguments()
        return lambda case: assign(case=case, by=person, at=now(), **given)
    if do == "take":
        return lambda case: take(case=case, by=person, at=now())
    return lambda case: archive(case=case, by=person, on=today(), at=now())


def _done(picked: list[DisclosureRequest], act: Callable[[UUID], object]) -> Results:
    results: Results = []
    for case in picked:
        try:
            act(case.pk)
        except GongkaiError as error:
            results.append((case, str(error)))
        else:
            results.append((case, ""))
    return results

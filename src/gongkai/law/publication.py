"""The clocks of publication: information is out within 20 working days (Art. 26), a decision within seven.

The seven days are those of licences and penalties (双公示), which are published one by one.
"""

from __future__ import annotations

from datetime import date

from gongkai.law import periods
from gongkai.law.calendars import Calendar
from gongkai.law.working import Step, explain_period


def publication_due(formed: date, calendar: Calendar, *, changed: date | None = None) -> date:
    """Last day to publish information formed, or last changed, on a day; a change starts the period anew.

    A law or regulation may set another period; the catalogue item then carries it.
    Source: OGI Regulations, Art. 26. Raises CalendarHorizonError, NotInForceError before 2019-05-15.
    """
    day0 = changed or formed
    return calendar.add(day0, periods.PUBLICATION.on(day0).value)


def explain_publication(formed: date, calendar: Calendar, *, changed: date | None = None) -> tuple[Step, ...]:
    """Every day of the publication period, counted or not, with reason and source."""
    day0 = changed or formed
    period = periods.PUBLICATION.on(day0)
    return explain_period(day0, period.value, calendar, period.source)


def decision_due(decided: date, calendar: Calendar) -> date:
    """Last day to publish a licence or a penalty decided on a day, which is day 0.

    Source: 发改办财金〔2018〕424号. Raises CalendarHorizonError, NotInForceError for a decision older than the notice.
    """
    return calendar.add(decided, periods.DECISION_PUBLICITY.on(decided).value)

"""A publishing desk of the county's office: 卫壬 edits, four others review; and items as they walk through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongkai.screening import Screener
from gongkai_office.accounts.models import Person, Role
from gongkai_office.clock import BEIJING
from gongkai_office.publishing.commands.draft import draft
from gongkai_office.publishing.commands.open_catalogue import open_catalogue
from gongkai_office.publishing.commands.publish import publish
from gongkai_office.publishing.commands.review import proofread, review
from gongkai_office.publishing.commands.screen import screen
from gongkai_office.publishing.commands.send_up import send_up
from gongkai_office.publishing.content import Content
from gongkai_office.publishing.metadata import Genre
from gongkai_office.publishing.models import Column, Version
from gongkai_office.publishing.procedure import REVIEWS
from tests.factories.office import County, appointed, person

AT = datetime(2024, 3, 4, 9, tzinfo=BEIJING)
NOTICE = Content(
    title="关于开放县图书馆夜间阅览的通知",
    body="<p>自4月1日起，县图书馆夜间阅览延长至21时。</p>",
    source="清源县人民政府办公室",
    formed_on=date(2024, 3, 1),
    genre=Genre.NOTICE,
)


@dataclass(frozen=True)
class Desk:
    """The county, its editor, the second editor who gives the first review, and the office's columns by code."""

    county: County
    second: Person
    columns: dict[str, Column]

    @property
    def editor(self) -> Person:
        """卫壬, who drafts."""
        return self.county.people[self.county.office, Role.EDITOR]

    @property
    def reviewers(self) -> dict[Role, Person]:
        """Who gives which review."""
        return {Role.EDITOR: self.second} | {
            role: self.county.people[self.county.office, role]
            for role in (Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD)
        }

    def drafted(self, content: Content = NOTICE, *, code: str = "20(11)", at: datetime = AT) -> Version:
        """A first draft by 卫壬."""
        columns = [self.columns[code].pk]
        return draft(organ=self.county.office, content=content, columns=columns, by=self.editor, at=at)

    def sent_up(self, version: Version, *, at: datetime = AT) -> Version:
        """The draft, through the gate and sent up."""
        screen(version=version.pk, screener=Screener(), at=at)
        return send_up(version=version.pk, by=self.editor, at=at)

    def reviewed(self, version: Version, *, at: datetime = AT, stages: int = len(REVIEWS)) -> Version:
        """The version with its first reviews, each after the proof-reading it asks for."""
        content = bytes(version.content_hash)
        for minute, stage in enumerate(REVIEWS[:stages]):
            who, when = self.reviewers[stage.role], at + timedelta(minutes=minute)
            if stage.proof:
                proofread(version=version.pk, content_hash=content, by=who, at=when)
            version = review(version=version.pk, content_hash=content, by=who, at=when)
        return version

    def published(self, content: Content = NOTICE, *, code: str = "20(11)", at: datetime = AT) -> Version:
        """An item that went the whole way."""
        ready = self.reviewed(self.sent_up(self.drafted(content, code=code, at=at), at=at), at=at)
        return publish(version=ready.pk, by=self.editor, at=at)


def desk(county: County) -> Desk:
    """The desk of a county's office, with its catalogue open."""
    second = person("孔亥", "kong.hai", county.office)
    appointed(second, county.office, Role.EDITOR)
    columns = open_catalogue(organ=county.office, by="system", at=AT)
    return Desk(county, second, {one.code: one for one in columns})

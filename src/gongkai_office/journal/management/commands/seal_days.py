"""Seal every finished day that has lines and no root; run it every night."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from gongkai.errors import GongkaiError
from gongkai_office.clock import now
from gongkai_office.journal.commands.seal_day import seal_day
from gongkai_office.journal.export import anchor
from gongkai_office.journal.queries import unsealed


class Command(BaseCommand):
    """Prints the new roots, one a line, as a witness keeps them and the stand-alone verifier reads them."""

    help = "封存各机关已经过完的日子的日志，逐行打印日根；请把打印的内容交另一单位留存"

    def handle(self, *_args: object, **_options: object) -> None:
        """Seal the oldest day first, each in a transaction of its own."""
        at = now()
        try:
            for day, organ in list(unsealed(at)):
                self.stdout.write(anchor(seal_day(organ=organ, day=day, at=at)))
        except GongkaiError as error:
            raise CommandError(str(error)) from error

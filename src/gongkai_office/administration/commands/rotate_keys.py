"""Begin a rotation of the sealing key; the worker seals everything anew, a batch at a time."""

from __future__ import annotations

from datetime import datetime

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, may
from gongkai_office.accounts.queries import author
from gongkai_office.administration.queries.keys import standing
from gongkai_office.cases.commands.rotate_keys import begin_rotation
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ


def rotate_keys(*, by: Person, at: datetime, reason: str) -> int:
    """The version of the new key. Raises ForbiddenError, and GongkaiError while an earlier rotation is not finished."""
    if not keeps_everything(by, at):
        raise ForbiddenError("更换密钥关系到整个系统，请由管理全部机关的管理员办理")
    if not reason.strip():
        raise GongkaiError("请写明更换密钥的原因，例如定期更换或者人员离岗")
    if standing().left:
        raise GongkaiError("上一次更换还没有完成，请等全部信息重新加密以后再更换")
    return begin_rotation(by=author(by), at=at, reason=reason)


def keeps_everything(by: Person, at: datetime) -> bool:
    """Whether a person manages every tree of organs in the installation."""
    roots = Organ.objects.filter(parent=None)
    return bool(roots) and all(may(by, "organ.manage", root, day_of(at)) for root in roots)

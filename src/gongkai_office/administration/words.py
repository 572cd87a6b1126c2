"""What the journal's commands are called on screen."""

from __future__ import annotations

from gongkai.cases.entries import EntryKind

GROUPS = (
    ("case.", "依申请公开"),
    ("approval.", "审签"),
    ("item.", "主动公开"),
    ("person.", "人员和账号"),
    ("organ.", "机关"),
    ("calendar.", "日历"),
    ("keys.", "密钥"),
    ("journal.", "操作日志"),
)
"""What lines can be narrowed to: the beginning of the command, and its name."""

_WORDS = {
    **{f"case.{kind.value}": kind.label for kind in EntryKind},
    "case.arrive": "申请到达、编号",
    "case.assign": "分办",
    "case.take": "签收",
    "case.refuse": "退回分办",
    "case.split": "拆分",
    "case.prove": "补登送达凭证",
    "case.reveal": "查看申请人身份",
    "case.export": "导出台账",
    "case.redate": "重新推算期限",
    "case.urge": "督办",
    "case.answer_urging": "答复督办",
    "approval.open": "提请审签",
    "approval.sign": "审签同意",
    "approval.send_back": "审签退回",
    "approval.restart": "重新提请审签",
    "approval.withdraw": "撤回审签",
    "person.create": "新建人员",
    "person.appoint": "任职",
    "person.end": "终止任职",
    "person.close": "停用账号",
    "person.reopen": "重新启用账号",
    "person.reset_password": "重置密码",
    "person.reset_factor": "重置动态口令",
    "person.change_password": "修改密码",
    "person.begin_factor": "开始设置动态口令",
    "person.confirm_factor": "启用动态口令",
    "person.use_recovery_code": "使用恢复码",
    "person.unlock": "解除锁定",
    "person.end_sessions": "结束登录",
    "organ.found": "设立机关",
    "organ.rename": "变更名称",
    "organ.merge": "合并机关",
    "organ.particulars": "变更机关信息",
    "organ.practice": "变更办理规则",
    "calendar.enter": "录入放假通知",
    "calendar.redate": "按日历重新推算",
    "keys.rotate": "更换密钥",
    "keys.rotated": "密钥更换完成",
    "keys.drop": "删除旧密钥",
    "journal.export": "导出操作日志",
}
_ACTORS = {"system": "系统", "public": "申请人（网上）"}


def command_words(command: str) -> str:
    """A command as a reader knows it; one without words of its own by its name."""
    return _WORDS.get(command, command)


def actor_words(by: str) -> str:
    """Who acted, where it was no person."""
    return _ACTORS.get(by, by)

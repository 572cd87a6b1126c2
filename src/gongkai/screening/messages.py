"""What is wrong with a hit and what to do about it, in plain Chinese. Never quotes the hit itself."""

from __future__ import annotations

from gongkai.screening.hits import Hit, Kind, Sort
from gongkai.screening.masking import DROPPED

_ADVICE = {
    Sort.ID_NUMBER: "身份证号不得公开，请删去；确需区分同名的，只留前6位和后4位。",
    Sort.HALF_MASKED_ID: "身份证号遮盖不足，还能推出出生日期，请至少遮去中间8位。",
    Sort.DISABILITY_CARD: "残疾人证号含有身份证号和残疾类别，请删去。",
    Sort.PASSPORT: "护照、通行证号码不得公开，请删去。",
    Sort.PLATE: "车牌号能找到车主，请遮盖。",
    Sort.CREDIT_CODE: "这是单位的统一社会信用代码，不是个人信息，可以公开。",
    Sort.MOBILE: "个人手机号请遮盖中间4位或删去；是单位公开的值班手机的，列入允许名单。",
    Sort.LANDLINE: "个人固定电话请删去；是单位办公电话的，列入允许名单。",
    Sort.BANK_CARD: "个人银行账号请删去，或只留后4位。",
    Sort.ADDRESS: "家庭住址只写到村（社区），门牌和组号请删去。",
    Sort.E_MAIL: "个人邮箱请遮盖；单位联系邮箱宜用政务邮箱，确要公开的列入允许名单。",
    Sort.CHAT: "个人微信号、QQ号请遮盖。",
    Sort.BIRTH_DATE: "出生日期请删去，或只写年份。",
    Sort.NAME: "姓名与敏感或财产信息并列，请遮去名字中的一个字；依法公示全名的，用 benefit-list 检查。",
    Sort.MINOR: "未成年人的姓名不得公开，请写“某某”；不满十四周岁的，整条删去。",
    Sort.HEALTH: "健康、残疾情况是敏感个人信息，请删去这一项。",
    Sort.HARDSHIP: "致贫、困难原因涉及隐私，请删去这一项。",
    Sort.FAMILY: "婚姻、收养情况涉及隐私，请删去这一项。",
    Sort.BELIEF: "宗教信仰是敏感个人信息，请删去这一项。",
    Sort.WRONG_WORD: "用词有误，请核对。",
    Sort.SENSITIVE_WORD: "用词敏感，请核对。",
    Sort.HIDDEN_CONTENT: "文件里有看不见的内容，请删去后再公开。",
    Sort.METADATA: "文件属性里留有人名或单位，请清除后再公开。",
}
_DOUBT = "不能断定，请人工核对。"


def advice(hit: Hit) -> str:
    """What is wrong and what to do, the same for all hits of a sort, note and part of the file."""
    where = f"在{hit.buried}里：" if hit.buried else ""
    note = f"{hit.note}。" if hit.note else ""
    words = hit.sort in (Sort.WRONG_WORD, Sort.SENSITIVE_WORD) and hit.note
    return where + note + ("" if words else _ADVICE[hit.sort]) + (_DOUBT if hit.doubtful else "")


def message(hit: Hit) -> str:
    """The advice, and the text as the chosen profile lets it stand."""
    masked = hit.sort.kind not in (Kind.HIDDEN_CONTENT, Kind.METADATA) and hit.masked not in (hit.text, DROPPED)
    return advice(hit) + (f"按所选公开方式改为“{hit.masked}”。" if masked else "")

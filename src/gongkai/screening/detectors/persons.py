"""Persons named in prose together with what the law holds sensitive: health, hardship, family, childhood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.screening.hits import Found, Sort
from gongkai.screening.subject import Subject

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
    "姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟龙段钱汤尹黎武乔贺赖龚殷施陶翟庞樊兰颜倪严牛温芦季俞章鲁葛韦申尤毕聂焦邢路岳齐沙虎"
    "买哈妥纳"
)
_DOUBLE = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒"
_GIVEN = r"[一-鿿]"
_NOT_GIVEN = r"(?![某××])"
_NAME = rf"(?:(?:{_DOUBLE}){_GIVEN}{{1,2}}|[{_SURNAMES}]{_NOT_GIVEN}{_GIVEN}{{1,2}})"
_ROLE = (
    "姓名|申请人|户主|患者|患儿|当事人|被救助人|残疾人|贫困户|脱贫户|低保户|特困人员|受助人|村民|居民|孤儿|学生|儿童|监护人"
    "|救助对象|病人|职工|老人|女童|男童|受害人|感染者|家长|之子|之女|其子|其女|儿子|女儿|对象"
)
_NAMED = re.compile(
    rf"(?:{_ROLE})[:\s]?({_NAME})(?=[,、(;。:\s]|的|因|患|系|为|属|家|感染|确诊|诊断|被|于|$)|(?<![一-鿿])({_NAME})(?=[,(\s]{{1,2}}(?:男|女)[,)\s])"
    rf"|(?<=[对给向])({_NAME})(?=\()|({_NAME})(?=\(?[,(](?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})岁)"
)
_SENTENCE = re.compile(r"[^。;!?\n]+")
_SENSITIVE = {
    Sort.HEALTH: re.compile(
        r"(?:视力|听力|言语|肢体|智力|精神|多重)残疾(?:[一二三四]级)?|残疾[一二三四]级|[一二三四]级残疾"
        r"|(?:患(?![者儿])有?|确诊为?|诊断为|感染|罹患)[^,。;、()]{1,12}?(?:病(?!历|房|区)|症|癌|瘤|结核|肝炎|艾滋|血栓|中风)"
        r"|艾滋病|HIV|尿毒症|白血病|精神分裂症?|抑郁症|癌症|恶性肿瘤|肺结核|吸毒|乙肝|脑瘫|自闭症|孤独症|梅毒|透析"
    ),
    Sort.HARDSHIP: re.compile(r"因病致贫|因残致贫|因学致贫|因灾致贫|缺劳力|因病返贫|刑满释放|社区矫正|强制戒毒|服刑"),
    Sort.FAMILY: re.compile(r"离异|离婚|被?收养(?![人登关能评])|非婚生|弃婴|丧偶|父母双亡|事实无人抚养"),
}
_CHILD = re.compile(r"(?<!\d)(?:\d|1[0-7])(?:周)?岁|儿童|女童|男童|患儿|小学|初中|幼儿园|未成年|孤儿")


def persons(subject: Subject) -> Iterator[Found]:
    """Names and sensitive facts of a sentence that holds both."""
    for sentence in _SENTENCE.finditer(subject.text):
        names = [_span(match, sentence.start()) for match in _NAMED.finditer(sentence[0])]
        if not names:
            continue
        facts = list(_facts(sentence))
        child = bool(_CHILD.search(sentence[0]))
        if facts or child:
            yield from (Found(Sort.MINOR if child else Sort.NAME, *span) for span in names)
            yield from facts


def _span(match: re.Match[str], base: int) -> tuple[int, int]:
    group = match.lastindex or 0
    return base + match.start(group), base + match.end(group)


def _facts(sentence: re.Match[str]) -> Iterator[Found]:
    for sort, pattern in _SENSITIVE.items():
        for match in pattern.finditer(sentence[0]):
            yield Found(sort, sentence.start() + match.start(), sentence.start() + match.end())

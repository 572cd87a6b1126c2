"""What a label or a column's header says about the value beside it.

The same words head columns (`身份证号`), stand in forms (`家庭住址`) and before values in prose (`联系电话：`).
In Chinese the head noun comes last, so the label that ends last decides, the longer of two that end together.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache


class Field(Enum):
    """What a value is said to be."""

    NAME = auto()
    CHILD = auto()
    ID_NUMBER = auto()
    DISABILITY_CARD = auto()
    PASSPORT = auto()
    CREDIT_CODE = auto()
    PHONE = auto()
    OFFICE_LINE = auto()
    HOME_LINE = auto()
    ACCOUNT = auto()
    ADDRESS = auto()
    HOME = auto()
    OFFICE_ADDRESS = auto()
    BIRTH = auto()
    AGE = auto()
    SCHOOL = auto()
    HEALTH = auto()
    HARDSHIP = auto()
    FAMILY = auto()
    BELIEF = auto()
    PLATE = auto()
    BENEFIT = auto()
    SERIAL = auto()
    ORGAN = auto()
    OTHER = auto()


_WORDS = {
    Field.NAME: "姓名 户主 户主姓名 申请人 申请人姓名 受助人 救助对象 补贴对象 补助对象 保障对象 受益人 持证人 联系人 监护人 "
    "家长 领取人 当事人 户名 患者 残疾人 低保对象 特困人员 承租人 家庭成员 代办人 获补人 脱贫户 监测对象 村民 被救助人",
    Field.CHILD: "学生 学生姓名 儿童姓名 幼儿姓名 儿童 孤儿姓名 孤儿 未成年人 婴儿姓名 幼儿 新生姓名 孩子姓名",
    Field.ID_NUMBER: "身份证 身份证号 身份证号码 身份证件号码 证件号 证件号码 公民身份号码 公民身份证号 有效证件号码 身份号码 二代证号",
    Field.DISABILITY_CARD: "残疾证 残疾证号 残疾人证号 残疾证号码 残疾人证 残疾人证号码",
    Field.PASSPORT: "护照 护照号 护照号码 通行证 通行证号 通行证号码 回乡证 台胞证 台胞证号 护照证件号",
    Field.CREDIT_CODE: "信用代码 统一社会信用代码 社会信用代码 纳税人识别号 税号 组织机构代码 代码",
    Field.PHONE: "电话 手机 手机号 手机号码 联系电话 联系方式 电话号码 移动电话 本人电话 联系手机",
    Field.OFFICE_LINE: "咨询电话 监督电话 举报电话 办公电话 服务电话 值班电话 热线 投诉电话 传真 服务热线 受理电话 监督举报电话 "
    "报名电话 公示电话 救援电话 报修电话 咨询热线 热线电话 联系科室 座机 总机 监督投诉电话 单位电话 公开电话 值班室 办公室电话",
    Field.HOME_LINE: "家庭电话 住宅电话 家中电话 宅电 家里电话",
    Field.ACCOUNT: "账号 帐号 卡号 银行卡号 银行账号 银行帐号 一卡通 一卡通号 一卡通账号 社保卡号 存折号 存折账号 银行账户 银行卡 "
    "账户 帐户 社保卡账号 惠农一卡通 惠农卡号 发放账号",
    Field.ADDRESS: "地址 住所 详细地址 联系地址 通讯地址 通信地址 邮寄地址",
    Field.HOME: "家庭住址 住址 家庭地址 户籍地址 户籍地 户籍所在地 现住址 现住 家住 住在 居住于 居住在 居住地址 居住地 家庭详细地址 "
    "户口所在地 现居住地 房屋坐落 常住地址 户籍住址 租住地址",
    Field.OFFICE_ADDRESS: "办公地址 单位地址 注册地址 经营地址 经营场所 生产地址 企业地址 公司地址 学校地址 机构地址 项目地址 门店地址 "
    "地点 坐落 位于 坐落于 建设地点 办公地点 建设地址 受理地址 网点地址 受理窗口 场所 院址 校址 会议地点 厂址 施工地点 项目地点",
    Field.BIRTH: "出生 出生日期 出生年月 出生年月日 生日 出生时间 出生于 生于",
    Field.AGE: "年龄 周岁 岁数",
    Field.SCHOOL: "学校 年级 班级 就读学校 就读年级 所在班级 学籍 就读园所 幼儿园 所在学校",
    Field.HEALTH: "残疾类别 残疾类型 残疾等级 残疾级别 残疾情况 残疾种类 病种 疾病 患病情况 患病 诊断 诊断结果 健康状况 健康情况 "
    "身体状况 病情 病名 疾病名称 伤残等级 精神状况 患病种类 大病病种 残疾程度 患何种疾病 所患疾病 就诊病种 致残原因 伤残情况",
    Field.HARDSHIP: "致贫原因 贫困原因 困难原因 致困原因 主要致贫原因 返贫原因 返贫致贫风险 困难情况 困难类型 家庭困难情况 救助原因 "
    "申请原因 申请理由 救助事由 风险类型 主要困难 因何致贫 救助理由 致贫返贫原因 困境类型",
    Field.FAMILY: "婚姻状况 婚姻 婚姻情况 收养情况 离异情况 婚姻登记情况 父母情况 监护情况",
    Field.BELIEF: "宗教 宗教信仰 信仰",
    Field.PLATE: "车牌 车牌号 车牌号码 车号 号牌 号牌号码 车辆号牌",
    Field.BENEFIT: "补贴金额 补助金额 救助金额 发放金额 低保金 保障金额 补贴资金 补助资金 奖励金额 享受金额 月保障金 补贴标准 救助金 "
    "补偿金额 资助金额 补助标准 实发金额 应发金额 保障金 补贴面积 补贴额 慰问金",
    Field.SERIAL: "编号 单号 订单号 受理号 流水号 文号 文书号 案号 合同号 合同编号 项目编号 项目代码 受理编号 办件编号 登记号 许可证号 "
    "批号 批准文号 发票号 发票号码 发票代码 凭证号 条码 条形码 备案号 工单号 快递单号 运单号 准考证号 索引号 序列号 设备号 "
    "许可证编号 证书编号 采购编号 招标编号 标段编号 交易编号 交易流水号 申请编号 档案号 保单号 保单号码 ISBN ISSN 信访件编号 "
    "宗地代码 不动产单元号 监管码 追溯码 书号 刊号 邮政编码 邮编 行政区划代码 决定书号 物料编码 资产编号 车架号 缴款码 缴款书号码",
    Field.ORGAN: "单位 部门 机构 单位名称 企业名称 机构名称 公司名称 科室 收款单位 开户名称 单位户名 采购人 代理机构 账户名称 收款人全称",
    Field.OTHER: "序号 性别 民族 备注 乡镇 村 组 金额 年份 月份 类别 等次 职务 岗位 成绩 得分 排名 人数 所属乡镇 所属村 行政村 政治面貌 "
    "学历 是否 时间 日期 合计 项目 项目名称 数量 单价 面积 开户行 开户银行 所在村 与户主关系 关系 籍贯 镇 乡 村组 村居 乡（镇） 帮扶人 "
    "帮扶措施 保障类别 保障人口 家庭人口 人口 层级 总分 笔试成绩 面试成绩 专业 专业技术职务 名次 社区 街道 票面金额 是否脱贫 监测类别",
}
_BY_WORD = {word: field for field, words in _WORDS.items() for word in words.split()}
_LABEL = re.compile("|".join(sorted(map(re.escape, _BY_WORD), key=len, reverse=True)))
_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]")
_TITLES = re.compile(r"[\s\d:、.*#]+")
_GAP = re.compile(r"[\s:()号码是为即均\"“'/、及]{0,5}(?:\([^()]{0,12}\))?[\s:]*$")
_LONGEST_HEADER = 18
_REACH = 24


@lru_cache(maxsize=4096)
def header_field(header: str) -> Field | None:
    """What a column's header or a form's label announces; None where it is no label known here."""
    words = _TITLES.sub("", _BRACKETED.sub("", header))
    if not words or len(words) > _LONGEST_HEADER:
        return None
    field, end = _last(words)
    return field if end >= len(words) - 1 else None


def field_before(text: str, start: int) -> Field | None:
    """What the words right before an offset say the value there is, in a levelled text."""
    before = text[max(0, start - _REACH) : start]
    field, end = _last(before)
    return field if field and _GAP.fullmatch(before, end) else None


def _last(words: str) -> tuple[Field | None, int]:
    """The label that ends last, and its end."""
    found = None
    for at in range(len(words)):
        match = _LABEL.match(words, at)
        if match and (found is None or match.end() > found.end()):
            found = match
    return (_BY_WORD[found[0]], found.end()) if found else (None, 0)

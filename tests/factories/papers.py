"""Papers that lie about among annual reports and are none, or are no statutory report, or are several."""

from __future__ import annotations

from tests.factories.layouts import text
from tests.factories.records import build

LETTER = """政府信息公开告知书
清源公开告〔2023〕第17号
申请人：
本机关于2023年5月8日收到您提交的政府信息公开申请，内容为白石镇2022年道路养护合同。
经检索，该信息由清源县交通运输局制作并保存。依照《中华人民共和国政府信息公开条例》第三十六条第（五）项，\
现告知您可以向该局提出申请。
对本告知不服的，可以在收到之日起六十日内申请行政复议，或者在六个月内提起行政诉讼。
清源县人民政府办公室
2023年5月22日
"""
NEWS = """当前位置：首页 > 新闻中心 > 部门动态
县里办了一场政务公开培训
发布日期：2024-01-18 来源：清源县人民政府办公室
1月17日，清源县在政务服务大厅举办政务公开培训，各部门、各乡镇的经办人员参加。
讲课人讲了2023年政府信息公开工作年度报告怎样填写，哪些表格之间必须相等，并当场解答提问。
全年新收政府信息公开申请133件的说法，以正式发布的报告为准。
"""
ATTACHMENT = """清源县人民政府2023年政府信息公开工作年度报告
发布日期：2024-03-08 来源：清源县人民政府办公室
附件：
1.清源县人民政府2023年政府信息公开工作年度报告.pdf
2.清源县人民政府2023年政府信息公开工作年度报告.docx
"""
LEGACY = """清源县人民政府2016年政府信息公开工作年度报告
本报告依照《中华人民共和国政府信息公开条例》编写，统计期限自2016年1月1日起至2016年12月31日止。
一、概述
2016年，清源县设立公开专栏，指定专人更新。
二、主动公开政府信息情况
全年主动公开政府信息3412条。
三、依申请公开政府信息情况
全年收到政府信息公开申请9件，其中当面申请2件，网上申请7件，均已答复。
四、政府信息公开的收费及减免情况
全年没有收费，没有减免。
五、因政府信息公开申请行政复议、提起行政诉讼的情况
行政复议1件，行政诉讼0件。
六、存在的主要问题及改进措施
少数单位更新不及时，下一年每季度通报一次。
七、政府信息公开情况统计表
指标名称\t计量单位\t2016年\t历年累计
主动公开文件数\t条\t3412\t28760
其中：1.政府网站公开数\t条\t3105\t26118
2.政府公报公开数\t条\t307\t2642
受理申请总数\t件\t9\t61
其中：1.当面申请数\t件\t2\t20
2.网上申请数\t件\t7\t41
对申请的答复总数\t件\t9\t61
其中：1.同意公开答复数\t件\t6\t47
2.不予公开答复数\t件\t1\t5
3.信息不存在答复数\t件\t2\t9
行政复议数\t件\t1\t3
行政诉讼数\t件\t0\t1
"""
"""A report in a form before 2019: its table must not be read as a statutory one."""


def two_reports() -> str:
    """The reports of two years, one after the other in one file."""
    return f"{text.tabbed(build(year=2022))}\n\n{text.tabbed(build(year=2023))}"


NO_REPORTS = {"letter": LETTER, "news page": NEWS, "attachment page": ATTACHMENT}
"""Papers without a single cell."""

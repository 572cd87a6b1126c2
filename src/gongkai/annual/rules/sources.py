"""The instruments that rules rest on, as a finding quotes them."""

from __future__ import annotations

from gongkai.law import citations as law
from gongkai.law.citations import Citation

FORM = str(Citation(law.FORM_2021))
FORM_2019 = str(Citation(law.FORM_2019))
TABLE_THREE = f"{FORM}表三：第一项加第二项之和，等于第三项加第四项之和"
REGION = f"{FORM}：一级政府的报告汇总本行政区域内各行政机关的情况"
CONTENT = str(law.REGULATIONS.article(50))
DEADLINE = str(law.REGULATIONS.article(49))
REQUEST_FORM = str(law.REGULATIONS.article(29))
FEES = str(Citation(law.FEES))
RULE_MAKING = str(law.LEGISLATION.article(93))
RECONSIDERATION_FIRST = str(law.RECONSIDERATION.article(23, paragraph=1, item=4))
ARITHMETIC = f"{FORM}各表栏目间的算术关系"
CONTINUITY = "上下年度报告之间的衔接关系"
CONSISTENCY = f"{CONTENT}：报告文字与表格应当一致"
FINAL_ACCOUNTS = "《预算法》第十四条"
WORK_POINTS = "国办发〔2016〕80号：政务公开在绩效考核中的分值权重不低于4%"

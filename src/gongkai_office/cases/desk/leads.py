"""What a clerk should know before a step, in a sentence or two; by the step's slug."""

from __future__ import annotations

from gongkai.cases.procedure import Stage

LEADS = {
    "received": "双方确认之日就是收到之日，二十个工作日从次日起算。",
    "correction-noticed": (
        "收到申请之日起七个工作日内一次性告知全部需要补正的内容。告知后期限停止，收到补正之日重新起算。"
    ),
    "corrected": "收到补正材料之日为新的收到之日，期限重新起算。",
    "third-party-asked": ("书面征求意见，不透露申请人。第三方自收到之日起十五个工作日内答复，期间不计入答复期限。"),
    "third-party-answered": "按回执登记意见和理由，再保存回执。各有十五个工作日，都答复或者期满后，期限继续计算。",
    "organ-asked": ("共同制作的信息，由牵头机关征求其他机关意见，十五个工作日，逾期视为同意公开，期间不计入答复期限。"),
    "organ-answered": "按回执登记意见和理由，再保存回执。",
    "reasons-asked": "申请的数量、频次明显超过合理范围的，先要求说明理由。数量和频次的事实已按台账填好，请核对。",
    "reasons-given": "在说明中抄录申请人的理由，是否合理由经办人判断。",
    "delayed": "理由合理但无法在规定期限内答复的，提出延迟答复的合理期限，经签发人批准后告知申请人。",
    "extended": (
        "提请政府信息公开工作机构负责人批准，在原答复期限届满之前批准才有效，最多延长二十个工作日，只能一次。"
    ),
    "fee-noticed": "收费通知送达后期限停止；二十个工作日内缴清的，缴清之日起重新起算。",
    "fee-paid": "缴清之日起期限重新起算。在说明中记明票据号码。",
    "drafted": "提交后进入审签，由审核人、签发人办理；起草人不能签发自己起草的答复。",
    "returned": "退回后由经办人重新拟稿。",
    "signed": "签发后由经办人送达。签发之前，请核对下面的处理结果和依据。",
    "served": "答复是否在期限内，看送达之日。",
    "third-party-told": (
        "第三方不同意公开、本机关决定公开的，公开之前书面告知第三方决定公开的内容和理由；由签发人批准后编号发出。"
    ),
    "record-corrected": (
        "申请人认为本机关提供的与其自身相关的记录不准确、要求更正的，审核后告知结果；由签发人批准后编号发出。"
    ),
    "withdrawn": "撤回后计入表三“其他处理”，本件办结。",
    "archived": "归档后材料不再变动；复议、诉讼仍可登记。",
    "reconsideration-filed": "收到复议受理通知后登记，年度报告表四由此统计。",
    "suit-filed": "收到应诉通知后登记，年度报告表四由此统计。",
    "dispute-decided": "收到复议决定或者判决后登记，年度报告表四由此统计。",
    "reopened": "复议决定或者判决要求重新作出处理的，按其确定的期限办理。",
    "voided": "登记不能删改。由一人写明理由提请，另一人核对后批准；原登记保留，并标明已更正。",
    "assign": "分给承办机关或者经办人，由其签收或者退回。",
    "urge": "主管部门督促承办机关办理；要求和答复都留在本件里，并记入操作日志。",
    "answer-urging": "答复督办要求，写明办理情况。",
    "take": "签收后由您承办本件。",
    "review": "同意后送下一环节；不同意的，请用“退回修改”并写明理由。",
    "refuse": "写明不能承办的理由，由分办人员另行分办。",
    "call": "请下级或者同级机关查找所需的信息。对方只看到申请的内容，看不到申请人；答复期限照常计算。",
    "split": "一件申请包含几项内容的，可以拆成几件办理。",
    "prove": "送达在先、凭证在后的，取得后及时补登。",
}

NEXT = {
    Stage.CONFIRMING: ("received",),
    Stage.OPEN: ("drafted",),
    Stage.CONSULTING: ("third-party-answered", "organ-answered"),
    Stage.AWAITING_CORRECTION: ("corrected",),
    Stage.AWAITING_REASONS: ("reasons-given",),
    Stage.AWAITING_PAYMENT: ("fee-paid",),
    Stage.IN_REVIEW: ("signed",),
    Stage.SIGNED: ("served",),
    Stage.SERVED: ("archived",),
}
"""What a case at a stage usually waits for; the page puts it first."""

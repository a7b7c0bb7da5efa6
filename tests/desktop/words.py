"""Invented content of the demo pane in both languages."""

from __future__ import annotations

WORDS = {
    "Question": "问题", "Tag": "标签", "Score": "评分", "State": "状态", "open": "待审", "accepted": "已确认", "rejected": "已拒绝",
    "Datasets": "数据集", "9,412 samples": "9,412 条", "Quality…": "质量…", "Export…": "导出…", "Search questions": "搜索问题",
    "Samples": "样本", "Open": "待审", "Accepted": "已确认", "Rejected": "已拒绝", "Tag: Heart failure": "标签：心力衰竭",
    "Score < 80": "评分 < 80", "Accept": "确认", "Reject": "拒绝", "Edit": "编辑", "Rate": "评分", "Next": "下一条", "Answer": "答案",
    "Judge": "裁判", "quote verified 2 / 2": "引文已核对 2 / 2", "{0} of {1} that match": "{1} 条匹配，已选 {0} 条",
    "select all matching": "全选匹配项", "No documents yet": "还没有文档", "Add documents…": "添加文档…", "Use the samples": "使用示例文档",
    "Drop files or folders here. Markdown, text, PDF, Word and EPUB become readable text with their headings.":
        "把文件或文件夹拖到这里。Markdown、文本、PDF、Word 和 EPUB 会变成保留标题的可读文本。",
    "Answers": "生成答案", "Questions": "生成问题", "Documents": "读取文档", "41 a minute · 1 h 31 min left": "每分钟 41 条 · 还需 1 小时 31 分",
    "Cardiology guidelines 2026": "心血管诊疗指南 2026",
}  # fmt: skip

_ENGLISH = (
    ("When is an ARNI preferred over an ACE inhibitor?", "Heart failure", 92, "open"),
    ("What is the target dose of bisoprolol", "Heart failure", 88, "accepted"),
    ("Which patients with HFpEF benefit from SGLT2 inhibitors?", "Heart failure", 74, "open"),
    ("How soon after discharge should renal function be checked again?", "Follow-up", 79, "open"),
    ("Define advanced heart failure", "Heart failure", 95, "accepted"),
    ("What contraindicates sacubitril/valsartan?", "Drugs", 61, "rejected"),
    ("Explain the four pillars to a nurse in training", "Heart failure", 83, "accepted"),
    ("At which potassium level is spironolactone stopped", "Drugs", 77, "open"),
    ("Compare ICD and CRT-D indications", "Devices", 90, "accepted"),
    ("Which biomarkers guide titration?", "Diagnosis", 86, "accepted"),
    ("What is the evidence level for digoxin in sinus rhythm, and in whom?", "Drugs", 58, "rejected"),
    ("When should iron deficiency be treated intravenously?", "Comorbidity", 81, "accepted"),
)
_CHINESE = (
    ("何时优先选用 ARNI 而非 ACEI？", "心力衰竭", 92, "open"),
    ("比索洛尔的目标剂量是多少", "心力衰竭", 88, "accepted"),
    ("哪些 HFpEF 患者可从 SGLT2 抑制剂获益？", "心力衰竭", 74, "open"),
    ("出院后应多久复查肾功能？", "随访管理", 79, "open"),
    ("定义晚期心力衰竭", "心力衰竭", 95, "accepted"),
    ("沙库巴曲缬沙坦的禁忌证有哪些？", "药物治疗", 61, "rejected"),
    ("向实习护士解释“新四联”治疗", "心力衰竭", 83, "accepted"),
    ("血钾高于多少时停用螺内酯", "药物治疗", 77, "open"),
    ("比较 ICD 与 CRT-D 的适应证", "器械治疗", 90, "accepted"),
    ("哪些生物标志物可指导滴定？", "诊断", 86, "accepted"),
    ("窦性心律患者使用地高辛的证据等级？", "药物治疗", 58, "rejected"),
    ("何时应静脉补铁？", "合并症", 81, "accepted"),
)
QUESTIONS = (_ENGLISH, _CHINESE)

ANSWER = (
    "Symptomatic patients with an ejection fraction of 50 % or more benefit from dapagliflozin or empagliflozin, **regardless of "
    "diabetes**. The effect is a lower risk of hospitalisation for heart failure or cardiovascular death; it was seen within weeks "
    "of starting treatment.\n\nThe guideline gives this a class I recommendation, level A.",
    "射血分数 ≥ 50 % 且有症状的患者，**无论是否合并糖尿病**，均可从达格列净或恩格列净中获益：因心力衰竭住院或心血管死亡的风险降低，"
    "且在开始治疗后数周内即可观察到。\n\n指南给出 I 类推荐，A 级证据。",
)
SOURCE = (
    (
        ("ESC guideline 2026.pdf", "page 41", "§7.2 HFpEF"),
        "## 7.2 HFpEF\n\nUntil recently no treatment had shown a convincing effect on morbidity and mortality in this group. In two "
        "large trials, SGLT2 inhibitors lowered the combined risk of hospitalisation for heart failure and cardiovascular death in "
        "symptomatic patients with an LVEF of 50 % or more, irrespective of the presence of diabetes. Curves separated early, within "
        "the first weeks. Dapagliflozin or empagliflozin is therefore recommended (class I, level A). Attention must be paid to volume "
        "status and to ketoacidosis in patients who are fasting or acutely ill.",
        (
            "In two large trials, SGLT2 inhibitors lowered the combined risk of hospitalisation for heart failure and cardiovascular "
            "death in symptomatic patients with an LVEF of 50 % or more, irrespective of the presence of diabetes.",
            "Dapagliflozin or empagliflozin is therefore recommended (class I, level A).",
        ),
    ),
    (
        ("ESC 指南 2026.pdf", "第 41 页", "§7.2 HFpEF"),
        "## 7.2 射血分数保留的心力衰竭\n\n直至近年，尚无治疗在该人群中显示出令人信服的发病率和死亡率获益。两项大型试验显示，对于 "
        "LVEF ≥ 50 % 的有症状患者，无论是否合并糖尿病，SGLT2 抑制剂均可降低因心力衰竭住院与心血管死亡的复合风险。曲线在最初数周内即已分离。"
        "因此推荐使用达格列净或恩格列净（I 类推荐，A 级证据）。应注意容量状态，禁食或急性病期患者需警惕酮症酸中毒。",
        (
            "两项大型试验显示，对于 LVEF ≥ 50 % 的有症状患者，无论是否合并糖尿病，SGLT2 抑制剂均可降低因心力衰竭住院与心血管死亡的复合风险。",
            "因此推荐使用达格列净或恩格列净（I 类推荐，A 级证据）。",
        ),
    ),
)

"""Other words for the terms of the field, in both languages: what readers may type, and no page ever shows.

The labels (labels.py) are the one name of each term. These stand beside them for the search only, which takes
each label and each of these words, on the Chinese and the English site, as a question for the value of a facet:
`industry standard` and `行标` for the sector standards. Longer words are taken before shorter ones; an English
plural needs no entry of its own. A word that titles use in another sense does no harm: it adds
results behind those whose title holds it, and takes none away.
"""

from __future__ import annotations

from lubiao.codes import Grade, Kind

from .standing import StandingStatus

SYNONYMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("kind", Kind.NATIONAL): ("国标", "state standard", "chinese national standard"),
    ("kind", Kind.SECTOR): (
        "行标", "部标", "部颁标准", "专业标准",
        "industry standard", "industrial standard", "professional standard", "trade standard", "ministerial standard",
    ),
    ("kind", Kind.PROVINCIAL): (
        "地方标准", "地标", "省级标准", "省地方标准", "省标", "山东省地方标准",
        "local standard", "provincial local standard", "regional standard",
    ),
    ("kind", Kind.MUNICIPAL): (
        "地方标准", "地标", "市级标准", "市地方标准", "市标", "设区的市地方标准",
        "local standard", "municipal local standard", "city standard", "prefecture-level standard", "regional standard",
    ),
    ("kind", Kind.GROUP): (
        "团标", "社团标准", "协会标准", "联盟标准", "association standard", "social organization standard",
        "social organisation standard", "community standard", "social group standard",
    ),
    ("kind", Kind.ENTERPRISE): ("企标", "公司标准", "corporate standard", "company standard"),
    ("kind", Kind.INTERNATIONAL): ("国际标准化组织标准", "global standard"),
    ("grade", Grade.MANDATORY): ("强制性标准", "强制标准", "强标", "compulsory", "obligatory"),
    ("grade", Grade.RECOMMENDED): ("推荐性标准", "推荐标准", "推标", "recommendatory", "voluntary"),
    ("grade", Grade.GUIDANCE): ("标准化指导性技术文件", "指导性文件", "guidance document", "directive"),
    ("status", StandingStatus.UPCOMING): (
        "待实施", "未实施", "尚未实施", "将实施", "to be implemented", "not yet in force", "coming into force",
    ),
    ("status", StandingStatus.IN_FORCE): ("有效", "现行有效", "valid", "current", "effective", "active"),
    ("status", StandingStatus.SUSPENDED): ("暂缓实施", "suspended"),
    ("status", StandingStatus.SUPERSEDED): (
        "有更新版", "被替代", "已代替", "已被代替", "被取代", "replaced", "obsolete", "outdated", "replaced standard",
    ),
    ("status", StandingStatus.WITHDRAWN): (
        "作废", "已作废", "已废止", "失效", "废除", "abolished", "annulled", "cancelled", "canceled", "repealed", "invalid",
    ),
    ("status", StandingStatus.DRAFT): ("征求意见稿", "草稿", "送审稿", "报批稿", "draft for comment"),
    ("status", StandingStatus.UNKNOWN): ("未知状态", "unknown status"),
}  # fmt: skip
"""(family of labels, key) → words. domain.md §1 names the terms and what else they are called."""

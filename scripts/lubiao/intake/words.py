"""The words of spreadsheets: headers of portals and offices, and what their cells call the values of a record."""

from __future__ import annotations

from lubiao.codes import Grade, Kind
from lubiao.records import Level, Status, Tie, TitleOrigin

HEADERS: dict[str, tuple[str, ...]] = {
    "code": ("标准号", "标准编号", "标准代号", "编号及年号", "标准号码", "标准编号及年号", "标准代号及编号", "现行标准号", "code", "standard code", "standard number", "standard no"),
    "title_zh": ("标准名称", "中文名称", "标准中文名称", "标准名称（中文）", "中文题名", "标准题名", "标准中文名", "中文标准名称", "题名", "名称", "chinese title", "standard name", "standard title", "title", "title zh"),
    "title_en": ("英文名称", "标准英文名称", "英文题名", "标准名称（英文）", "标准英文名", "英文标准名称", "english title", "english name", "title en"),
    "title_en_from": ("英文题名出处", "英文名称出处", "title en from", "origin of english title"),
    "issued": ("发布日期", "发布时间", "颁布日期", "批准发布日期", "批准日期", "发布年月", "issued", "issue date", "date issued", "issuance date", "release date", "publication date"),
    "implemented": ("实施日期", "实施时间", "施行日期", "生效日期", "执行日期", "实施年月", "implemented", "implementation date", "effective date", "execute date"),
    "withdrawn": ("废止日期", "作废日期", "废止时间", "withdrawn", "withdrawal date"),
    "reviewed": ("复审日期", "复审时间", "reviewed", "review date"),
    "status": ("标准状态", "状态", "有效性", "标准有效性", "效力状态", "status", "standard status"),
    "status_read": ("状态读取日期", "状态查询日期", "status read"),
    "status_source": ("状态来源", "status source"),
    "ics": ("ics", "ics号", "ics分类号", "ics分类", "国际标准分类号", "国际标准分类", "ics class", "ics code"),
    "ccs": ("ccs", "ccs号", "ccs分类号", "ccs分类", "中标分类号", "中国标准分类号", "中国标准分类", "中标分类", "ccs class", "ccs code"),
    "issuers": ("发布部门", "批准发布部门", "发布单位", "发布机构", "发布机关", "批准部门", "批准单位", "团体名称", "issuers", "issuer", "issuing authority"),
    "committee": ("归口单位", "归口部门", "技术归口", "技术归口单位", "归口", "标准化技术委员会", "committee", "committee in charge"),
    "drafters": ("起草单位", "主要起草单位", "起草部门", "编制单位", "主编单位", "参编单位", "drafters", "drafting organizations", "drafting organization"),
    "replaces": ("代替标准", "代替标准号", "替代标准", "替代标准号", "代替", "代替情况", "代替标准编号", "被本标准代替的标准", "replaces"),
    "replaced_by": ("被代替标准", "被代替标准号", "被替代标准", "被替代标准号", "代替本标准的标准", "被代替", "被代替情况", "现行替代标准", "replaced by", "superseded by"),
    "former": ("原标准号", "曾用标准号", "former", "former code"),
    "adopts": ("采用国际标准", "采用标准", "采标情况", "采用标准号", "采标号", "采用国际标准情况", "adopts", "adopted standard"),
    "legal_basis": ("法律依据", "legal basis"),
    "filing_number": ("备案号", "备案编号", "filing number"),
    "source": ("来源", "资料来源", "数据来源", "source"),
    "level": ("依据级别", "来源级别", "level", "evidence level"),
    "read": ("读取日期", "查询日期", "read", "read on", "day read"),
    "url": ("网址", "链接", "页面地址", "详情链接", "url", "link", "address of the page"),
    "seen": ("所见原文", "seen", "words seen"),
    "cited_city": ("引用城市", "所涉城市", "cited city", "city"),
    "cited_source": ("引用来源", "cited source"),
    "cited_place": ("引用位置", "引用出处", "cited place"),
    "cited_under": ("引用名称", "引用时所用名称", "cited under"),
    "tie_city": ("关联城市", "起草城市", "tied city", "drafted in"),
    "tie_by": ("关联方式", "tie", "tied by"),
    "tie_name": ("关联名称", "tied name"),
    "note_zh": ("备注", "说明", "注", "备注（中文）", "note", "notes", "remarks", "note zh"),
    "note_en": ("备注（英文）", "英文备注", "note en", "note in english"),
    "kind": ("标准类别", "标准类型", "标准层级", "标准级别", "kind", "standard type", "class of standard"),
    "grade": ("标准性质", "标准属性", "性质", "grade", "standard nature"),
    "number": ("序号", "行号", "项次", "no", "serial number"),
}  # fmt: skip
"""Key of a record → headers that mean it; where two of them stand in a sheet, the first one named here is read.

`number` counts the rows and says nothing; `kind` and `grade` follow from the code and are only held against it.
"""

CODES_BELOW = ("编号", "代号", "标准", "number")
"""Headers that mean the code where codes stand below them and no other column is the code’s."""

PERSONS = (
    "起草人",
    "联系人",
    "负责人",
    "姓名",
    "人员",
    "电话",
    "手机",
    "邮箱",
    "身份证",
    "email",
    "phone",
    "contact",
)
"""A header with one of these stands above what is known of persons: it is never read and never shown."""

EXAMPLE = ("示例", "example")
"""A row is an example where its first cell begins so; the template’s does."""

TOTALS = r"(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|总\s*数|total\b|共\s*[0-9]+\s*[项条个])"
LINES = (
    TOTALS + r"|第\s*[0-9]+\s*页|共\s*[0-9]+\s*页|[（(]?[一二三四五六七八九十]+[)）]?、|[（(][一二三四五六七八九十]+[)）]"
    r"|注\s*[0-9]*\s*[:：]|备注\s*[:：]|说明\s*[:：]|数据来源|资料来源|导出时间|打印时间|制表|填表|填报|审核|单位[:：(（]|附件"
)  # fmt: skip
"""How lines begin that are part of a table and no standard: totals wherever other cells are filled too, the others alone."""

NOTHING = frozenset({"", "-", "--", "---", "—", "——", "/", "//", "\\", "无", "暂无", "空", "不详", "未知", "null", "none", "nan", "n/a", "na", "nil", "undefined"})  # fmt: skip
"""What says that there is nothing."""

PLACEHOLDERS = frozenset({
    "0001-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1900-01", "1904-01-01", "1970-01-01", "1970-01", "9999-12-31",
    "9999-12",
})  # fmt: skip
"""What databases and spreadsheets write where they know no date."""

STATUSES: dict[str, str] = {
    "现行": Status.IN_FORCE, "现行有效": Status.IN_FORCE, "有效": Status.IN_FORCE, "in force": Status.IN_FORCE, "valid": Status.IN_FORCE,
    "即将实施": Status.UPCOMING, "未实施": Status.UPCOMING, "尚未实施": Status.UPCOMING, "未生效": Status.UPCOMING,
    "暂不实施": Status.SUSPENDED, "暂缓实施": Status.SUSPENDED,
    "被代替": Status.SUPERSEDED, "被替代": Status.SUPERSEDED, "有更新版": Status.SUPERSEDED, "已被代替": Status.SUPERSEDED,
    "废止": Status.WITHDRAWN, "作废": Status.WITHDRAWN, "已废止": Status.WITHDRAWN, "已作废": Status.WITHDRAWN, "abolished": Status.WITHDRAWN,
}  # fmt: skip
LEVELS: dict[str, str] = {
    "封面": Level.COVER, "标准封面": Level.COVER, "列表": Level.LISTING, "目录": Level.LISTING, "数据库": Level.LISTING,
    "提及": Level.MENTION, "顺带提及": Level.MENTION,
}  # fmt: skip
ORIGINS: dict[str, str] = {
    "官方": TitleOrigin.OFFICIAL, "出版者": TitleOrigin.PUBLISHER, "发布者": TitleOrigin.PUBLISHER,
    "本项目": TitleOrigin.PROJECT, "本项目翻译": TitleOrigin.PROJECT,
}  # fmt: skip
TIES: dict[str, str] = {
    "起草单位": Tie.DRAFTER, "起草": Tie.DRAFTER, "产品": Tie.PRODUCT, "地名": Tie.PLACE_NAME, "主题": Tie.SUBJECT,
}  # fmt: skip
DEGREES = {
    "等同采用": "IDT",
    "等同": "IDT",
    "修改采用": "MOD",
    "修改": "MOD",
    "非等效采用": "NEQ",
    "非等效": "NEQ",
}
KINDS: dict[str, frozenset[Kind]] = {
    "国家标准": frozenset({Kind.NATIONAL}), "国标": frozenset({Kind.NATIONAL}), "行业标准": frozenset({Kind.SECTOR}), "行标": frozenset({Kind.SECTOR}),
    "地方标准": frozenset({Kind.PROVINCIAL, Kind.MUNICIPAL}), "地标": frozenset({Kind.PROVINCIAL, Kind.MUNICIPAL}),
    "省级地方标准": frozenset({Kind.PROVINCIAL}), "市级地方标准": frozenset({Kind.MUNICIPAL}),
    "团体标准": frozenset({Kind.GROUP}), "团标": frozenset({Kind.GROUP}), "企业标准": frozenset({Kind.ENTERPRISE}), "企标": frozenset({Kind.ENTERPRISE}),
    "国际标准": frozenset({Kind.INTERNATIONAL}),
}  # fmt: skip
GRADES = {
    "强制性": Grade.MANDATORY, "强制": Grade.MANDATORY, "mandatory": Grade.MANDATORY,
    "推荐性": Grade.RECOMMENDED, "推荐": Grade.RECOMMENDED, "recommended": Grade.RECOMMENDED,
    "指导性技术文件": Grade.GUIDANCE, "指导性": Grade.GUIDANCE, "标准化指导性技术文件": Grade.GUIDANCE, "guidance": Grade.GUIDANCE,
}  # fmt: skip

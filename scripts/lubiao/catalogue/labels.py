"""The one label of each term of the field, in English; the message catalogue holds the Chinese."""

from __future__ import annotations

from lubiao.codes import Grade, Kind
from lubiao.findings import N_
from lubiao.records import (
    AdoptionDegree,
    EnglishNameOrigin,
    Level,
    OrganizationRole,
    Qualifier,
    Tie,
    Tier,
    TitleOrigin,
)

from .bodies import Work
from .standing import Basis, StandingStatus

KIND = {
    Kind.NATIONAL: N_("National standard"),
    Kind.SECTOR: N_("Sector standard"),
    Kind.PROVINCIAL: N_("Provincial standard"),
    Kind.MUNICIPAL: N_("Municipal standard"),
    Kind.GROUP: N_("Group standard"),
    Kind.ENTERPRISE: N_("Enterprise standard"),
    Kind.INTERNATIONAL: N_("International standard"),
}
KINDS = {
    Kind.NATIONAL: N_("National standards"),
    Kind.SECTOR: N_("Sector standards"),
    Kind.PROVINCIAL: N_("Provincial standards"),
    Kind.MUNICIPAL: N_("Municipal standards"),
    Kind.GROUP: N_("Group standards"),
    Kind.ENTERPRISE: N_("Enterprise standards"),
    Kind.INTERNATIONAL: N_("International standards"),
}
KIND_EXPLAINED = {
    Kind.NATIONAL: N_(
        "Issued for the whole country: GB is mandatory, GB/T recommended, GB/Z a guiding technical document."
    ),
    Kind.SECTOR: N_(
        "Issued by a ministry for its field, where no national standard exists; two or three letters name the sector."
    ),
    Kind.PROVINCIAL: N_("Local standards issued by the province: DB37 is Shandong."),
    Kind.MUNICIPAL: N_(
        "Local standards issued by a city: DB and four digits name the city. Cities have had this power since 2018."
    ),
    Kind.GROUP: N_(
        "Issued by an association for its members and for anyone who adopts them: T/ and the association’s code."
    ),
    Kind.ENTERPRISE: N_("Declared by an enterprise for its own products: Q/ and the enterprise’s code."),
    Kind.INTERNATIONAL: N_("Issued by ISO, IEC, ITU and other international bodies."),
}
GRADE = {
    Grade.MANDATORY: N_("Mandatory"),
    Grade.RECOMMENDED: N_("Recommended"),
    Grade.GUIDANCE: N_("Guiding technical document"),
}
STATUS = {
    StandingStatus.UPCOMING: N_("Upcoming"),
    StandingStatus.IN_FORCE: N_("In force"),
    StandingStatus.SUSPENDED: N_("Implementation suspended"),
    StandingStatus.SUPERSEDED: N_("Superseded"),
    StandingStatus.WITHDRAWN: N_("Withdrawn"),
    StandingStatus.DRAFT: N_("Draft"),
    StandingStatus.UNKNOWN: N_("Status unknown"),
}
STATUS_EXPLAINED = {
    StandingStatus.UPCOMING: N_("Issued, and to be implemented on a day that still lies ahead."),
    StandingStatus.IN_FORCE: N_("A source that was read says that the standard holds."),
    StandingStatus.SUSPENDED: N_("Issued, but a source says that its implementation is put off."),
    StandingStatus.SUPERSEDED: N_(
        "A newer edition or another standard has taken its place. It stays in the catalogue, because documents and contracts still name it."
    ),
    StandingStatus.WITHDRAWN: N_(
        "The standard holds no longer. It stays in the catalogue, because documents and contracts still name it."
    ),
    StandingStatus.DRAFT: N_("Only a draft was seen. Whether and when it was issued is not known."),
    StandingStatus.UNKNOWN: N_(
        "No source that was read tells whether the standard is in force. That is a gap of this catalogue, and says nothing against the standard: ask its issuer, or look on the national platform, before you rely on it."
    ),
}
BASIS = {
    Basis.READING: N_("as a source says"),
    Basis.SUCCESSOR: N_("because its successor has come into force"),
    Basis.DATES: N_("from its dates"),
    Basis.RECORD: N_("as recorded"),
    Basis.ANNOUNCED: N_("a source announced it; whether it has come into force is not known"),
    Basis.NOTHING: N_("no source that was read says whether it is in force"),
}
TITLE_ORIGIN = {
    TitleOrigin.OFFICIAL: N_("Official English title"),
    TitleOrigin.PUBLISHER: N_("English title by a publisher"),
    TitleOrigin.PROJECT: N_("Translated by this project, not official"),
}
TIER = {
    Tier.OFFICIAL: N_("Official platform"),
    Tier.ISSUER: N_("Issuer"),
    Tier.DATABASE: N_("Standards database"),
    Tier.NEWS: N_("News"),
    Tier.DOCUMENT_HOST: N_("Document host"),
}
TIER_EXPLAINED = {
    Tier.OFFICIAL: N_("A platform or announcement of the authorities. What it says counts most."),
    Tier.ISSUER: N_("The body that issued the standard says it itself."),
    Tier.DATABASE: N_("A collection that others keep. A copy can be old, so its date of reading matters."),
    Tier.NEWS: N_("A report that names standards or figures, often without their codes."),
    Tier.DOCUMENT_HOST: N_(
        "A site for sharing files. It proves that a cover was seen, and no more: doctored covers exist. It is named, and never linked."
    ),
}
LEVEL = {
    Level.COVER: N_("Cover read"),
    Level.LISTING: N_("Listing read"),
    Level.MENTION: N_("Mentioned only"),
}
TIE = {
    Tie.DRAFTER: N_("Drafting organization"),
    Tie.PRODUCT: N_("Product"),
    Tie.PLACE_NAME: N_("Place name"),
    Tie.SUBJECT: N_("Subject"),
}
ROLE = {
    OrganizationRole.REGULATOR: N_("Regulator"),
    OrganizationRole.ASSOCIATION: N_("Association"),
    OrganizationRole.STANDARDS_BODY: N_("Standards body"),
    OrganizationRole.DRAFTER: N_("Drafting organization"),
}
ROLES = {
    OrganizationRole.REGULATOR: N_("Regulators"),
    OrganizationRole.ASSOCIATION: N_("Associations"),
    OrganizationRole.STANDARDS_BODY: N_("Standards bodies"),
    OrganizationRole.DRAFTER: N_("Drafting organizations"),
}
WORK = {
    Work.ISSUES: N_("Issued by it"),
    Work.IN_CHARGE: N_("In its charge"),
    Work.DRAFTS: N_("Drafted by it"),
}
WORK_OF = {
    Work.ISSUES: N_("issued"),
    Work.IN_CHARGE: N_("in charge of"),
    Work.DRAFTS: N_("drafted"),
}
NAME_ORIGIN = {
    EnglishNameOrigin.SOURCE: N_("The English name stands in a source."),
    EnglishNameOrigin.ESTABLISHED: N_("The English name is the established one."),
}
ADOPTION = {
    AdoptionDegree.IDT: N_("identical"),
    AdoptionDegree.MOD: N_("modified"),
    AdoptionDegree.NEQ: N_("not equivalent"),
}
QUALIFIER = {
    Qualifier.MORE_THAN: "more than",
    Qualifier.AT_LEAST: "at least",
    Qualifier.ABOUT: "about",
}
"""Only English needs words for these: Chinese shows the qualifier as it is printed."""
FIELD = {
    "code": N_("Code"),
    "title_zh": N_("Chinese title"),
    "title_en": N_("English title"),
    "issued": N_("Issue date"),
    "implemented": N_("Implementation date"),
    "withdrawn": N_("Withdrawal date"),
    "ics": N_("ICS"),
    "ccs": N_("CCS"),
    "issuers": N_("Issuing authority"),
    "drafters": N_("Drafting organizations"),
    "status": N_("Status"),
    "replaces": N_("Replaces"),
}
LIST_HEADS = (
    N_("Code"),
    N_("Judgement"),
    N_("Status"),
    N_("Title"),
    N_("Newest"),
    N_("Times"),
    N_("Places"),
    N_("Remarks"),
)
"""The columns of a checked list: `lubiao lookup` and the list check of the site write the same table."""
LABELS: dict[str, dict[str, str]] = {
    "kind": {str(key): text for key, text in KIND.items()},
    "kinds": {str(key): text for key, text in KINDS.items()},
    "kind_explained": {str(key): text for key, text in KIND_EXPLAINED.items()},
    "grade": {str(key): text for key, text in GRADE.items()},
    "status": {str(key): text for key, text in STATUS.items()},
    "status_explained": {str(key): text for key, text in STATUS_EXPLAINED.items()},
    "basis": {str(key): text for key, text in BASIS.items()},
    "title_origin": {str(key): text for key, text in TITLE_ORIGIN.items()},
    "tier": {str(key): text for key, text in TIER.items()},
    "tier_explained": {str(key): text for key, text in TIER_EXPLAINED.items()},
    "level": {str(key): text for key, text in LEVEL.items()},
    "tie": {str(key): text for key, text in TIE.items()},
    "role": {str(key): text for key, text in ROLE.items()},
    "roles": {str(key): text for key, text in ROLES.items()},
    "work": {str(key): text for key, text in WORK.items()},
    "work_of": {str(key): text for key, text in WORK_OF.items()},
    "name_origin": {str(key): text for key, text in NAME_ORIGIN.items()},
    "adoption": {str(key): text for key, text in ADOPTION.items()},
    "field": FIELD,
}
"""All labels by family and key, for templates."""

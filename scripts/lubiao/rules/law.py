"""What the law asks of a standard, as far as a record can show it. Only what is sure is an error."""

from __future__ import annotations

import re

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import Grade, Kind
from lubiao.findings import N_, Message
from lubiao.findings.hint import KnownNames
from lubiao.records import AdoptionDegree

from .places import at
from .rule import ERROR, WARNING, Faults, rule

LOCAL = (Kind.PROVINCIAL, Kind.MUNICIPAL)
ADOPTION_FOR_NATIONAL_ONLY_SINCE = "2025-06-01"

_REGULATOR = re.compile("市场监督管理|质量技术监督|技术监督局|标准化(?:行政)?主管")
_GOVERNMENT = re.compile("市场监督管理局|质量技术监督局|人民政府$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PLAIN_LOCAL = re.compile(r"DB\d+")


@rule("LB401", WARNING, zh="强制性地方标准（标准号无 /T、/Z）须写明法律依据（《山东省标准化条例》第十条）。")
def mandatory_local_standard_names_its_law(catalogue: Catalogue) -> Faults:
    """A mandatory local standard, without /T or /Z, names its legal basis.

    (Shandong Standardization Regulation, Art. 10: local standards are recommended unless the law says otherwise.)
    """
    for standard in catalogue.standards:
        is_mandatory = standard.kind in LOCAL and standard.grade is Grade.MANDATORY
        if is_mandatory and not standard.raw.legal_basis:
            yield (
                at(standard, "code"),
                Message(N_("A mandatory local standard names no legal basis.")),
                Message(N_("Check whether /T was left out; if not, add legal_basis.")),
            )


@rule(
    "LB402",
    ERROR,
    zh="发布部门须与标准类别相符：地方标准由本行政区的市场监管（原质量技术监督）部门发布，"
    "团体标准由团体发布，国家、行业、省级标准不由市级机关发布。",
)
def issuer_fits_the_class(catalogue: Catalogue) -> Faults:
    """The issuer fits the class of the standard.

    Local standards: the market regulation authority of the division (before the reform of 2018 and 2019: quality and
    technical supervision). Group standards: the association. National, sector and provincial standards: no body of
    a city. (Standardization Law, Art. 10 to 13, 18.)
    """
    known = KnownNames.of(catalogue.organizations)
    for standard in catalogue.standards:
        for number, issuer in enumerate(standard.raw.issuers):
            city = catalogue.issuing_city(standard)
            if not _cannot_issue(issuer, standard, catalogue):
                continue
            yield (
                at(standard, "issuers", number),
                Message(
                    N_("The code is one of {city}, but the issuer is {issuer}."),
                    {"city": city.name_zh, "issuer": issuer},
                )
                if city
                else Message(N_("{issuer} does not issue standards of this class."), {"issuer": issuer}),
                Message(N_("Check the code and the issuer; whoever drafted it belongs in drafters.")),
            )
        if _lacks_regulator(standard):
            strangers = [name for name in standard.raw.issuers if name not in catalogue.organizations]
            remedy = Message(
                N_("Copy the issuing authority from the cover; whoever drafted it belongs in drafters.")
            )
            yield (
                at(standard, "issuers"),
                Message(N_("No market regulation authority is among the issuers of a local standard.")),
                known.did_you_mean(strangers[0], remedy) if strangers else remedy,
            )


@rule("LB403", WARNING, zh="2025-06-01 以后发布的标准，只有国家标准可采用国际标准。")
def only_national_standards_adopt(catalogue: Catalogue) -> Faults:
    """Since 2025-06-01 only national standards adopt international ones (IDT or MOD; NEQ is no adoption)."""
    for standard in catalogue.standards:
        issued = standard.raw.issued
        if standard.kind is Kind.NATIONAL or not issued or issued < ADOPTION_FOR_NATIONAL_ONLY_SINCE:
            continue
        for number, adoption in enumerate(standard.raw.adopts):
            if adoption.degree is not AdoptionDegree.NEQ:
                yield (
                    at(standard, "adopts", number, "degree"),
                    Message(N_("A standard that is not national adopts {code}."), {"code": adoption.code}),
                    Message(N_("Compare the degree with the cover.")),
                )


def _cannot_issue(issuer: str, standard: CataloguedStandard, catalogue: Catalogue) -> bool:
    """Whether a body surely does not issue standards of this class."""
    body = catalogue.organizations.get(issuer)
    city = body.city if body else None
    match standard.kind:
        case Kind.MUNICIPAL:
            own = catalogue.issuing_city(standard)
            is_regulator = bool(_REGULATOR.search(issuer))
            others = (c for c in catalogue.cities.values() if c is not own)
            return bool(own) and is_regulator and any(issuer.startswith(other.short_zh) for other in others)
        case Kind.PROVINCIAL | Kind.NATIONAL | Kind.SECTOR:
            return city is not None
        case Kind.GROUP | Kind.ENTERPRISE:
            return bool(_GOVERNMENT.search(issuer))
    return False


def _lacks_regulator(standard: CataloguedStandard) -> bool:
    """Whether a plain local standard (not of construction, food safety, metrology) names issuers, and none fits.

    Names that a source prints only in English are not judged.
    """
    issuers = standard.raw.issuers
    return bool(
        issuers
        and standard.kind in LOCAL
        and standard.code
        and _PLAIN_LOCAL.fullmatch(standard.code.prefix)
        and all(_CHINESE.search(issuer) for issuer in issuers)
        and not any(_REGULATOR.search(issuer) for issuer in issuers)
    )

"""Data in which every text that a contributor may write is an attack: on markup, scripts, templates, addresses."""

import csv
import shutil
from pathlib import Path

import yaml

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
QUOTE = "' onmouseover='alert(1)"
TEMPLATE = "{{ 7*7 }}{% raw %}{# x #}${7*7}"
CLOSING = "</title></script></textarea></article>--><!--"
ENTITY = "&lt;b&gt;&amp;amp; &#x6f;"
MARK = "lubiao-mark-body lubiao-mark-title"
LINK = "[x](javascript:alert(1)) javascript:alert(1)"
FORMULA = '=HYPERLINK("https://evil.example/","x")'
PAYLOADS = (SCRIPT, IMAGE, QUOTE, TEMPLATE, CLOSING, ENTITY, MARK, LINK)
EVIL = f"Evil {''.join(PAYLOADS)}"
BLOW = f"毒{EVIL}"
"""For what the rules want to be Chinese."""

ADDRESS = "https://evil.example/?a='onmouseover=alert(1)&b=%3Cscript%3E&lt;#x"
"""A web address as ugly as the data may hold."""

HOSTILE, OLD, UPCOMING = "DB3702/T 9999-2024", "DB3702/T 9998-2019", "DB3707/T 9997-2026"
SLUG = "db3702-t-9999-2024"
ISSUER = "青岛市市场监督管理局"


class WithoutAliases(yaml.SafeDumper):
    """Writes the same text out again where it comes again: the data has no aliases."""

    def ignore_aliases(self, data):
        return True


def note():
    return {"zh": BLOW, "en": EVIL}


def evidence():
    return [
        {"source": "samr-std", "level": "listing", "read": "2026-11-23", "seen": BLOW, "url": ADDRESS},
        {"source": "host-book118", "level": "mention", "read": "2026-11-23", "seen": BLOW},
    ]


def hostile_records():
    """A record with all there is, one that it replaces, and one that is still to come."""
    everything = {
        "code": HOSTILE,
        "title_zh": BLOW,
        "title_en": EVIL,
        "title_en_from": "official",
        "issued": "2024-01-02",
        "implemented": "2024-02-02",
        "reviewed": "2025-02-02",
        "status": {"value": "in-force", "read": "2026-11-23", "source": "samr-std"},
        "ics": ["03.100.20"],
        "ccs": ["A10"],
        "issuers": [ISSUER, BLOW],
        "committee": BLOW,
        "drafters": [BLOW],
        "drafters_complete": "false",
        "replaces": [OLD],
        "former": ["DB3702/T 8888-2020", "not-identified-then"],
        "adopts": [{"code": "ISO 9999:2016", "degree": "NEQ"}],
        "legal_basis": BLOW,
        "filing_number": BLOW,
        "cited": [{"city": "qingdao", "source": "dazhong-2023-01-16", "place": BLOW, "under": BLOW}],
        "drafted_in": [{"city": "qingdao", "by": "subject", "name": BLOW}],
        "evidence": evidence(),
        "conflicts": [
            {"field": "title_zh", "others": [{"value": f"另{BLOW}", "source": "samr-std"}], "why": note()},
            {"field": "drafters", "others": [{"value": f"另{BLOW}"}], "why": note()},
        ],
        "notes": [note()],
        "silence": [{"rule": "LB116", "reason": BLOW}],
    }
    old = {
        "code": OLD,
        "title_zh": BLOW,
        "issued": "2019-01-02",
        "implemented": "2019-02-02",
        "status": {"value": "superseded", "read": "2026-11-23", "source": "samr-std"},
        "issuers": [ISSUER],
        "replaced_by": [HOSTILE],
        "evidence": evidence(),
    }
    upcoming = {
        "code": UPCOMING,
        "title_zh": BLOW,
        "title_en": EVIL,
        "title_en_from": "project",
        "issued": "2026-11-02",
        "implemented": "2027-01-02",
        "status": {"value": "upcoming", "read": "2026-11-23", "source": "samr-std"},
        "issuers": ["潍坊市市场监督管理局"],
        "evidence": evidence(),
    }
    return [everything, old, upcoming]


def poison(data: Path, folder: Path) -> Path:
    """A copy of the data with the hostile records, and hostile names of a city, sources, bodies, figures and terms."""
    shutil.copytree(data, folder)

    def change(name, act):
        records = yaml.load((folder / name).read_text("utf-8"), yaml.BaseLoader)
        act(records)
        text = yaml.dump(records, Dumper=WithoutAliases, allow_unicode=True, sort_keys=False)
        (folder / name).write_text(text, "utf-8")

    def standards(records):
        (some,) = [record for record in records if record.get("id") == "woven-terry-cloth"]
        some |= {"title_zh": BLOW, "title_en": EVIL}
        records.extend(hostile_records())

    def names(*keys):
        def act(records):
            for number, record in enumerate(records):
                is_figure = "metric_zh" in record and record["city"] == "weifang"
                if is_figure or record.get("id") in ("samr-std", "qingdao", "qingdao-amr"):
                    record |= {key: EVIL if key.endswith("_en") else BLOW for key in keys}
                if is_figure:
                    record["place"] += f" {number}"  # one place says a thing once
                elif record.get("id") == "samr-std":
                    record["url"] = ADDRESS

        return act

    def bodies(records):
        names("name_en")(records)
        records.append(
            {"id": "evil", "former": ["good-once"], "role": "drafter", "name_zh": BLOW, "also": [f"另{BLOW}"], "name_en": EVIL,
             "name_en_from": "source", "city": "qingdao"}
        )  # fmt: skip

    change("standards.yaml", standards)
    change("cities.yaml", names("name_zh", "short_zh", "name_en"))
    change("sources.yaml", names("name_zh", "name_en", "publisher_zh", "publisher_en"))
    change("organizations.yaml", bodies)
    change("reported.yaml", names("metric_zh", "metric_en", "unit_zh", "unit_en", "place", "quote"))
    poison_terms(folder / "vocabulary/ics.csv", {"03", "03.100", "03.100.20"})
    poison_terms(folder / "vocabulary/ccs.csv", {"A", "A10"})
    poison_terms(folder / "vocabulary/sectors.csv", {"NY", "NY/T", "DB"})
    return folder


def poison_terms(file: Path, codes: set[str]) -> None:
    """Make the names of some terms of a vocabulary hostile."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    for row in rows:
        if row["code"] in codes:
            row |= {key: BLOW if key == "zh" else EVIL for key in ("zh", "en") if key in row}
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)

"""The files of a new release, made from the data, the built site and the release before."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from dataclasses import dataclass

from lubiao.catalogue import Catalogue
from lubiao.changes import Changes
from lubiao.changes.printing import to_json, to_markdown
from lubiao.findings import N_, Message
from lubiao.findings.escaping import readable
from lubiao.texts import LANGUAGES, translator

from .released import ADDRESSES, IDENTIFIERS, identifiers_of

SCHEMA_VERSION = 1
NOTES = {"zh": "notes.zh.md", "en": "notes.md"}
NOTHING_YET = "Nothing yet."
UNRELEASED = re.compile(r"^## Unreleased\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Release:
    """A release to be written. `previous` is the version before it, `revision` the commit whose data it holds,
    which is known only for a release that is written down later.
    """

    version: str
    day: datetime.date
    catalogue: Catalogue
    changes: Changes
    addresses: list[str]
    previous: str = ""
    revision: str = ""
    code_changes: str = ""


def release_files(release: Release) -> dict[str, str]:
    """Name of each file → its text. The same release gives the same bytes."""
    data = release.catalogue.data
    identifiers = identifiers_of(release.catalogue)
    about = {
        "schema_version": SCHEMA_VERSION,
        "version": release.version,
        "day": release.day.isoformat(),
        "previous": release.previous or None,
        **({"revision": release.revision} if release.revision else {}),
        "data_sha256": data_sha256(release.catalogue),
        "standards": len(data.standards),
        "identified": sum(standard.is_identified for standard in release.catalogue.standards),
        "cities": len(data.cities),
        "organizations": len(data.organizations),
        "sources": len(data.sources),
        "reported": len(data.reported),
        "addresses": len(release.addresses),
        "identifiers": len(identifiers),
    }
    names = (release.previous, release.version)
    return {
        "release.json": json.dumps(about, ensure_ascii=False, indent=2) + "\n",
        "changes.json": to_json(release.changes, names, release.day) + "\n",
        ADDRESSES: "".join(f"{address}\n" for address in release.addresses),
        IDENTIFIERS: "".join(f"{identifier}\n" for identifier in identifiers),
        **{NOTES[language]: _notes(release, language) for language in LANGUAGES},
    }


def data_sha256(catalogue: Catalogue) -> str:
    """SHA-256 of what the records say: remarks, the form of files and the order of records make no difference."""
    data = catalogue.data
    digest = hashlib.sha256()
    for entries in (data.standards, data.cities, data.organizations, data.sources, data.reported):
        written = sorted(
            json.dumps(
                entry.record.as_written(),
                ensure_ascii=False,
                sort_keys=True,
            )
            for entry in entries
        )
        digest.update("".join(f"{line}\n" for line in [*written, ""]).encode())
    return digest.hexdigest()


def code_changes(changelog: str) -> str:
    """What CHANGELOG.md lists as unreleased; empty where it is nothing."""
    found = UNRELEASED.search(changelog)
    said = found[1].strip() if found else ""
    return "" if said == NOTHING_YET else said


def changelog_with(changelog: str, version: str) -> str:
    """CHANGELOG.md with what was unreleased under the version."""
    said = code_changes(changelog) or "Changes of records only."
    return UNRELEASED.sub(
        lambda _: f"## Unreleased\n\n{NOTHING_YET}\n\n## {version}\n\n{said}\n\n", changelog, count=1
    )


def citation_with(citation: str, version: str, day: datetime.date) -> str:
    """CITATION.cff with version and day (`date-released`, Citation File Format 1.2.0)."""
    citation = re.sub(r"^version:.*$", f"version: {version}", citation, count=1, flags=re.MULTILINE)
    citation = re.sub(r"^date-released:.*\n", "", citation, count=1, flags=re.MULTILINE)
    return re.sub(
        r"^(version:.*\n)",
        rf'\g<1>date-released: "{day.isoformat()}"' + "\n",
        citation,
        count=1,
        flags=re.MULTILINE,
    )


def project_with(project: str, version: str) -> str:
    """pyproject.toml with the version."""
    return re.sub(r'^version = ".*"$', f'version = "{version}"', project, count=1, flags=re.MULTILINE)


def _notes(release: Release, language: str) -> str:
    say = translator(language)
    told = N_("{day}. Standards: {standards}. The semantic difference for programs: changes.json.")
    values = {"day": release.day.isoformat(), "standards": len(release.catalogue.standards)}
    records, first, code = say(N_("Records")), say(N_("The first release.")), say(N_("Site and tools"))
    changed = readable(to_markdown(release.changes, language)) if release.previous else f"{first}\n"
    notes = f"# {release.version}\n\n{Message(told, values).said_in(say)}\n\n## {records}\n\n{changed}"
    if release.code_changes:
        # Links of CHANGELOG.md are relative to the top of the repository.
        said = re.sub(r"\]\((?![a-z]+:|#)", "](../../../", release.code_changes)
        notes += f"\n## {code}\n\n{said}\n"
    return notes

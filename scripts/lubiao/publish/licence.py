"""Under which terms the data is given out. LICENSE-data.md says the same at length."""

from __future__ import annotations

from lubiao.findings import N_

LICENCE = "CC0-1.0"
"""SPDX identifier; of the records, not of the vocabularies."""

LICENCE_TITLE = "CC0 1.0 Universal"
LICENCE_ADDRESS = "https://creativecommons.org/publicdomain/zero/1.0/"

LICENCE_SAID = N_(
    "The records are dedicated to the public domain under CC0 1.0: copy, change and use them without asking, also commercially."
)
NOT_COVERED = N_(
    "Not covered: the vocabularies ICS, CCS and sector codes, which keep the licences of their authors; the short quotations, whose rights stay with their authors; the texts of the standards, which are not in the catalogue."
)
CATALOGUE_TITLE = N_("Lubiao: standards cited for the cities of Shandong")
CATALOGUE_ABOUT = N_(
    "An open, bilingual catalogue of the standards cited for the cities of Shandong: what is in force, what replaced it, and who says so."
)

"""The formats in which a collection is given out as one file: the site and `lubiao export` give out the same."""

from __future__ import annotations

from lubiao.findings import N_

from . import atom, calendars
from .citations import BIBLIOGRAPHY
from .following import write_calendar, write_feed
from .format import Format
from .linked.writing import JSON_LD, NTRIPLES, TURTLE
from .tables.csv_file import CSV
from .tables.everything import ZIP
from .tables.parquet import PARQUET
from .tables.relaton import RELATON
from .tables.sqlite import SQLITE
from .tables.whole import JSONL, YAML
from .tables.xlsx import XLSX

_OFFERED: tuple[Format, ...] = (
    Format("csv", "standards.csv", "text/csv; charset=utf-8", N_("CSV, one row a standard"), N_("For spreadsheets and scripts: UTF-8 that Excel reads, and no cell runs as a formula."), CSV),
    Format("xlsx", "standards.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", N_("Excel workbook in both languages"), N_("For Excel, WPS and LibreOffice: standards, citations and sources, with filters, real dates and links."), XLSX),
    Format("jsonl", "standards.jsonl", "application/jsonl", N_("JSON Lines, one record a line"), N_("For programs: whole records, what people wrote and what follows from it apart, texts as they are."), JSONL),
    Format("sqlite", "standards.sqlite", "application/vnd.sqlite3", N_("SQLite database"), N_("For questions in SQL: tables with keys, ready-made views, and a search that finds any two characters. Opens in Datasette."), SQLITE),
    Format("parquet", "standards.parquet", "application/vnd.apache.parquet", N_("Parquet, typed columns"), N_("For data frames and large sets: DuckDB, pandas, Polars, Spark."), PARQUET),
    Format("yaml", "standards.yaml", "application/yaml", N_("YAML, as people write it"), N_("For those who contribute or keep a catalogue of their own: nothing derived, and lubiao check reads it."), YAML),
    Format("relaton", "standards.relaton.yaml", "application/yaml", "Relaton YAML", N_("For Metanorma and relaton-cli: the standards as bibliographic items."), RELATON),
    Format("zip", "lubiao.zip", "application/zip", N_("Everything in one archive"), N_("All tables with keys, whole records, the data files, vocabularies with their licences, a data package description and checksums."), ZIP),
    Format("turtle", "standards.ttl", "text/turtle", "Turtle", N_("Linked data (RDF) that people can read, too: standards, cities, bodies, sources, subjects and terms."), TURTLE),
    Format("ntriples", "standards.nt", "application/n-triples", "N-Triples", N_("Linked data (RDF), one statement a line: for triple stores and tools that read line by line."), NTRIPLES),
    Format("jsonld", "standards.jsonld", "application/ld+json", "JSON-LD", N_("Linked data (RDF) as JSON, with its context inside."), JSON_LD),
    Format("bibtex", "standards.bib", "application/x-bibtex", "BibTeX", N_("For LaTeX with BibLaTeX, JabRef and Zotero."), BIBLIOGRAPHY["biblatex"]),
    Format("ris", "standards.ris", "application/x-research-info-systems", "RIS", N_("For EndNote, NoteExpress, Zotero and other reference managers."), BIBLIOGRAPHY["ris"]),
    Format("csl", "standards.csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", N_("For Pandoc, citeproc and Zotero."), BIBLIOGRAPHY["csl-json"]),
    Format(
        "atom", "changes.atom", atom.MEDIA_TYPE, N_("Atom feed"),
        N_("The newest changes of standards and of their records, for a feed reader."), write_feed,
        is_download=False,
    ),
    Format(
        "ics", "dates.ics", calendars.MEDIA_TYPE, N_("iCalendar"),
        N_("Implementation dates and reviews due, for a calendar."), write_calendar,
        is_download=False,
    ),
)  # fmt: skip
"""In the order in which they are offered."""

FORMATS: dict[str, Format] = {each.name: each for each in _OFFERED}
"""All formats by name."""

DOWNLOADS = tuple(each for each in _OFFERED if each.is_download)
"""Those of which the site has the file of all standards."""

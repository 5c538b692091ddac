"""The downloads of the real data, and of data in which every text is an attack or a formula."""

import pytest
import yaml
from downloads import ROOT, collection_of, write_all
from formulas import FORMULAS

from hostile import BLOW, FORMULA, HOSTILE, WithoutAliases, poison
from workers import made_once


@pytest.fixture(scope="session")
def real():
    return collection_of(ROOT / "data")


@pytest.fixture(scope="session")
def folder(real, tmp_path_factory):
    return made_once(tmp_path_factory, "downloads", lambda folder: write_all(real, folder))


def set_formulas(records):
    """Formulas in every text of a record that the poisoned data leaves open."""
    (record,) = [each for each in records if each.get("code") == HOSTILE]
    record["drafters"] = [*FORMULAS, BLOW]
    record["committee"] = record["legal_basis"] = record["filing_number"] = FORMULA
    record["cited"][0] |= {"place": FORMULA, "under": FORMULA}
    record["notes"] = [{"zh": FORMULA + "毒", "en": FORMULA}]
    record["title_en"] = FORMULA


@pytest.fixture(scope="session")
def poisoned(tmp_path_factory):
    data = poison(ROOT / "data", tmp_path_factory.mktemp("poisoned") / "data")
    file = data / "standards.yaml"
    records = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    set_formulas(records)
    file.write_text(yaml.dump(records, allow_unicode=True, sort_keys=False, Dumper=WithoutAliases), "utf-8")
    return collection_of(data)


@pytest.fixture(scope="session")
def hostile(poisoned, tmp_path_factory):
    return made_once(tmp_path_factory, "hostile-downloads", lambda folder: write_all(poisoned, folder))

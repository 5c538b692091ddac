"""The issue forms and what reads them know the same fields, labels and choices."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from lubiao.catalogue import Catalogue
from lubiao.intake.issue_fields import FORMS, Form, Reading
from lubiao.reading import read_data
from lubiao.records import ReportedFigure, Standard

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github/ISSUE_TEMPLATE"
CATALOGUE = Catalogue.link(read_data(ROOT / "data"), datetime.date(2026, 11, 25))
EACH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


def written(form: Form) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{form.name}.yml").read_text(encoding="utf-8"))
    return loaded


def fields(form: Form) -> list[dict[str, Any]]:
    return [field for field in written(form)["body"] if field["type"] != "markdown"]


def test_there_is_a_reader_for_each_form_and_a_form_for_each_reader() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} - {"config"} == {form.name for form in FORMS}


@EACH
def test_ids_and_labels_of_the_fields_are_those_that_are_read_in_the_same_order(form: Form) -> None:
    shown = [(field["id"], field["attributes"]["label"]) for field in fields(form)]
    assert shown == [(field.id, field.label) for field in form.fields]


@EACH
def test_no_two_fields_of_a_form_have_the_same_label(form: Form) -> None:
    assert len(set(form.labels)) == len(form.labels)


@EACH
def test_what_is_needed_is_required_in_the_form(form: Form) -> None:
    required = {field["id"] for field in fields(form) if field.get("validations", {}).get("required")}
    assert required == {field.id for field in form.fields if field.needed}


@EACH
def test_the_options_are_the_words_of_the_vocabulary_and_a_choice_is_a_dropdown(form: Form) -> None:
    for shown, field in zip(fields(form), form.fields, strict=True):
        assert (shown["type"] == "dropdown") == (field.reading is Reading.CHOICE)
        if field.options:
            assert shown["attributes"]["options"] == list(field.options(CATALOGUE))


@EACH
def test_the_form_gives_its_issues_the_label_by_which_they_are_known(form: Form) -> None:
    assert written(form)["labels"] == [form.mark]


@EACH
def test_keys_of_a_record_are_asked_for_under_their_own_names(form: Form) -> None:
    model = ReportedFigure if form.name == "figure" else Standard
    own = {"standard": {"source", "level", "read", "city", "place", "under", "remarks"},
           "mistake": {"record", "wrong", "source", "level", "read"},
           "identify": {"record", "title", "why", "source", "level", "read"},
           "figure": {"remarks"}}[form.name]  # fmt: skip
    assert {field.id for field in form.fields} - own <= set(model.model_fields)

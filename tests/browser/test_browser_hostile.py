"""Hostile records in a real browser: nothing of them runs, not even among the results of the search."""

import shutil

import pytest

BLOW = "毒果<script>alert(1)</script>\"><img src=x onerror=alert(1)>'{{7*7}}</title><svg onload=alert(1)>"
RECORD = f"""
- code: DB3702/T 9999-2026
  title_zh: {BLOW!r}
  issued: 2026-11-02
  implemented: 2026-11-20
  issuers:
    - 青岛市市场监督管理局
  cited:
    - city: qingdao
      source: dazhong-2023-01-16
      place: 青岛，第3段
      under: {BLOW.replace("毒果", "另名")!r}
  evidence:
    - {{source: samr-std, level: listing, read: 2026-11-23, seen: {BLOW!r}}}
"""


@pytest.fixture(scope="module")
def poisoned(build, serve, request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("poisoned")
    shutil.copytree(request.config.rootpath / "data", folder / "data")
    with (folder / "data/standards.yaml").open("a", encoding="utf-8") as file:
        file.write(RECORD.replace("\\'", "''"))
    return serve(build(folder / "site", folder / "data"))


@pytest.mark.parametrize("path", ["standards/db3702-t-9999-2026/", "kinds/municipal/", "cities/qingdao/", ""])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_hostile_record_runs_nothing_on_any_page(make_reader, poisoned, prefix, path):
    reader = make_reader(poisoned)
    reader.open(prefix + path)
    assert reader.complaints == []
    assert "毒果<script>" in reader.page.locator("body").text_content()


@pytest.mark.parametrize("words", ["毒果", "另名", "<img src=x", "9999-2026"])
def test_a_hostile_record_runs_nothing_among_the_results(make_reader, poisoned, words):
    reader = make_reader(poisoned)
    reader.open()
    reader.type(words)
    option = reader.results().first
    assert "毒果<script>alert(1)</script>" in option.text_content()
    assert reader.page.locator(".lb-search__panel img, .lb-search__panel script").count() == 0
    option.click()
    reader.page.wait_for_url("**/standards/db3702-t-9999-2026/")
    assert reader.page.locator("h1").text_content() == BLOW
    assert reader.complaints == []

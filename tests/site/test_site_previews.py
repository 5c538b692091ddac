"""What programs show of a link to a page: title, sentence and picture."""

import io

import pytest
from PIL import Image

SITE_URL = "https://site.example/lubiao/"


def tags(page) -> dict[str, str]:
    found = page.tree.xpath("//head/meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]")
    names = [tag.get("property") or tag.get("name") for tag in found]
    assert len(names) == len(set(names)), f"{page.path} says a thing twice"
    return {name: tag.get("content") for name, tag in zip(names, found, strict=True)}


def test_every_page_says_what_it_is_and_in_which_language(pages):
    for path, page in pages.items():
        said = tags(page)
        assert said["og:url"] == SITE_URL + path
        assert page.tree.findtext(".//title").startswith(said["og:title"]), path
        assert said["og:type"] == ("article" if page.address else "website")
        assert said["og:locale"] == ("zh_CN" if page.language == "zh" else "en_US"), path


def test_every_page_has_a_picture_that_is_there(pages, site):
    for path, page in pages.items():
        said = tags(page)
        assert said["twitter:card"] == "summary_large_image"
        assert (site / said["og:image"].removeprefix(SITE_URL)).is_file(), path
        assert said["og:image:alt"].startswith("路标：" if page.language == "zh" else "A signpost: "), path


def test_a_standard_and_a_city_have_their_own_picture_and_other_pages_that_of_the_site(pages, standards):
    for prefix in ("", "en/"):
        for record in standards:
            said = tags(pages[f"{prefix}standards/{record['slug']}/"])
            assert said["og:image"] == f"{SITE_URL}pictures/standards/{record['slug']}.png"
            assert record["display"] in said["og:image:alt"]
        for path in ("cities/weifang/", "cities/weifang/drafted/"):
            assert tags(pages[prefix + path])["og:image"] == f"{SITE_URL}pictures/cities/weifang.png"
        for path in ("", "standards/", "standards/page/2/", "kinds/municipal/", "about/", "search/"):
            assert tags(pages[prefix + path])["og:image"] == f"{SITE_URL}pictures/home.png"


def test_pictures_are_as_large_as_the_page_says_and_small_files(site, pages):
    said = tags(pages[""])
    sizes = []
    for file in site.glob("pictures/**/*.png"):
        content = file.read_bytes()
        sizes.append(len(content))
        with Image.open(io.BytesIO(content)) as picture:
            assert [str(side) for side in picture.size] == [said["og:image:width"], said["og:image:height"]]
    assert max(sizes) <= 25_000
    assert sum(sizes) / len(sizes) <= 15_000


def test_where_no_picture_can_be_made_no_page_names_one(run, request, tmp_path, read_site):
    few = request.config.rootpath / "tests/unit/golden/clean"
    font = str(tmp_path / "missing.ttf")
    done = run("lubiao", "build", "--data", few, "--site", tmp_path / "site", LUBIAO_FONT=font)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("No font with Chinese characters was found") == 1
    assert not (tmp_path / "site" / "pictures").exists()
    for page in read_site(tmp_path / "site").values():
        assert not [name for name in tags(page) if "image" in name or "twitter" in name], page.path


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_hostile_title_stays_within_its_tag(hostile_site, read_site, prefix):
    page = read_site(hostile_site)[f"{prefix}standards/db3702-t-9999-2024/"]
    said = tags(page)
    assert "<script>alert(1)</script>" in said["og:title"]
    assert "<script>alert(1)</script>" in said["og:image:alt"]
    assert not page.tree.xpath("//head//img") and not page.tree.xpath("//@onerror")

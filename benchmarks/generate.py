"""A catalogue of any size, the same every time: for measuring, never for publishing.

    python benchmarks/generate.py 10000 FOLDER [--titles composed|repeated]

Writes a folder of the layout of data/ whose codes, dates, bodies and titles follow the shape of real records: municipal,
provincial, group and national standards, whose numbers grow with the years. Every title says that it is generated.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from titles import PLACES, TITLES, rows

from lubiao.codes import parse

REAL = Path(__file__).parent.parent / "data"
DIVISIONS = ["3701", "3702", "3703", "3704", "3705", "3706", "3707", "3708", "3709", "3710", "3711", "3713", "3714", "3715", "3716", "3717"]  # fmt: skip
"""Of the first sixteen places of titles.py."""

ASSOCIATIONS = {
    "SDAS": "山东标准化协会", "SGSC": "寿光蔬菜瓜果产业协会", "LYSP": "莱阳市食品协会", "YTCA": "烟台樱桃协会", "JNHX": "济南家政行业协会",
    "QDLX": "青岛旅游协会", "WFJX": "潍坊机械协会", "LYWL": "临沂物流协会", "HZMD": "菏泽牡丹协会", "DZLN": "德州绿能协会",
}  # fmt: skip
FIELDS = ["农业技术推广", "标准化", "农业科学", "海洋与渔业", "疾病预防控制", "特种设备检验", "环境监测", "计量检定", "果树", "畜牧", "气象", "消防", "旅游", "物流", "信息技术"]  # fmt: skip
IN_A_FILE = 50_000
"""Records: a data file has 64 MiB at most."""

CLASS = re.compile("[A-Z][0-9]{2}")
FORMS = ["中心", "研究院", "研究所", "协会", "有限公司", "总站", "学会", "服务集团有限公司", "合作社", "大学"]


class Generator:
    """Records in the order of their years; numbers are counted for each prefix."""

    def __init__(self, count: int, titles: str) -> None:
        self.chance = random.Random(count)
        self.titles = TITLES[titles](REAL / "vocabulary", self.chance)
        self.numbers: Counter[str] = Counter()
        self.bodies: set[str] = set(ASSOCIATIONS.values())
        self.ics = [row["code"] for row in rows(REAL / "vocabulary/ics.csv") if row["level"] == "3"]
        self.ccs = [row["code"] for row in rows(REAL / "vocabulary/ccs.csv") if CLASS.fullmatch(row["code"])]
        self.years = sorted(self.chance.choices(range(2018, 2026), range(4, 12), k=count))

    def record(self, year: int) -> str:
        """One record of about 1 kB, as YAML."""
        chance = self.chance
        code, part, issuer = self.coded(year)
        chinese, english = self.titles.next(part)
        month, day = chance.randint(1, 11), chance.randint(1, 28)
        drafters = {self.body() for _ in range(chance.randint(1, 6))}
        return f"""- code: {code}
  title_zh: {chinese}
  title_en: {quoted(english)}
  title_en_from: project
  issued: {year}-{month:02d}-{day:02d}
  implemented: {year}-{month + 1:02d}-{day:02d}
  ics: [{chance.choice(self.ics)}]
  ccs: [{chance.choice(self.ccs)}]
  issuers:
{items(issuer)}  drafters:
{items(sorted(drafters))}{self.ties()}  evidence:
    - source: samr-std
      level: {chance.choice(["listing", "listing", "cover"])}
      read: 2026-11-23
      seen: 生成的记录，用于测量，不是真实标准：{code}
  notes:
    - zh: 这条记录由程序生成，只用于测量。
      en: This record was generated, for measuring only.

"""

    def coded(self, year: int) -> tuple[str, str, list[str]]:
        """A code not given before, the number of its part or nothing, its issuers."""
        prefix, digits, issuers = self.issued()
        self.numbers[prefix] += self.chance.randint(1, 4)
        part = str(self.chance.randint(1, 9)) if self.chance.random() < 0.1 else ""
        return f"{prefix} {self.numbers[prefix]:0{digits}d}{part and '.'}{part}-{year}", part, issuers

    def issued(self) -> tuple[str, int, list[str]]:
        """Prefix, digits of the number, issuers."""
        kind = self.chance.random()
        if kind < 0.5:
            division = self.chance.randrange(16)
            return (
                f"DB{DIVISIONS[division]}/T",
                self.chance.choice((3, 4)),
                [f"{PLACES[division][0]}市市场监督管理局"],
            )
        if kind < 0.8:
            return "DB37/T", 4, ["山东省市场监督管理局"]
        if kind < 0.93:
            association = self.chance.choice(sorted(ASSOCIATIONS))
            return f"T/{association}", 3, [ASSOCIATIONS[association]]
        return "GB/T", 5, ["国家市场监督管理总局", "国家标准化管理委员会"]

    def body(self) -> str:
        """The name of a drafting organization: there are some 2500."""
        place = self.chance.choice(PLACES[:16])[0] + "市" if self.chance.random() < 0.8 else "山东省"
        name = place + self.chance.choice(FIELDS) + self.chance.choice(FORMS)
        self.bodies.add(name)
        return name

    def ties(self) -> str:
        """One standard in five was drafted in a city that its code does not name."""
        if self.chance.random() > 0.2:
            return ""
        place = self.chance.choice(PLACES[:16])
        city = place[1].lower().replace("'", "")
        return f"  drafted_in:\n    - city: {city}\n      by: product\n      name: {place[0]}特产\n"


def items(values: list[str]) -> str:
    """The items of a list, a line each."""
    return "".join(f"    - {value}\n" for value in values)


def organizations(names: set[str]) -> Iterator[str]:
    """The records of the bodies, but for those that have one."""
    real = (REAL / "organizations.yaml").read_text(encoding="utf-8")
    for number, name in enumerate(sorted(names), start=1):
        if f" {name}\n" not in real:
            yield f"\n- id: generated-{number}\n  role: drafter\n  name_zh: {name}\n"


def quoted(text: str) -> str:
    """As `lubiao format` writes it: with quotes where YAML needs them."""
    return json.dumps(text, ensure_ascii=False) if ": " in text else text


def generate(count: int, folder: Path, titles: str = "composed") -> None:
    """Write a data folder of `count` generated records, with the real cities, sources and vocabularies."""
    shutil.copytree(REAL, folder, dirs_exist_ok=True)
    (folder / "reported.yaml").write_text("# none\n", encoding="utf-8")
    generator = Generator(count, titles)
    records = [generator.record(year) for year in generator.years]
    records.sort(key=order)
    (folder / "standards").mkdir(exist_ok=True)
    for start in range(0, count, IN_A_FILE):
        name = f"standards/from-{start:06d}.yaml" if start else "standards.yaml"
        (folder / name).write_text("".join(records[start : start + IN_A_FILE]), encoding="utf-8")
    with (folder / "organizations.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(organizations(generator.bodies)))


def order(text: str) -> tuple[object, ...]:
    """The place of a record in a file, as `lubiao format` puts it."""
    code = text.partition("code: ")[2].partition("\n")[0]
    return parse(code.strip("\"'")).sort_key


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--titles", choices=TITLES, default="composed")
    arguments = parser.parse_args()
    generate(arguments.count, arguments.folder, arguments.titles)

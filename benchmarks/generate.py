"""A catalogue of any size, the same every time: for measuring, never for publishing.

    python benchmarks/generate.py 10000 FOLDER

Writes a folder of the layout of data/ whose codes, dates, bodies and titles follow the shape of real
records. Every title says that it is generated.
"""

from __future__ import annotations

import argparse
import random
import shutil
from pathlib import Path

from lubiao.codes import parse

REAL = Path(__file__).parent.parent / "data"
CITIES = {
    "3701": "济南", "3702": "青岛", "3703": "淄博", "3704": "枣庄", "3705": "东营", "3706": "烟台", "3707": "潍坊",
    "3708": "济宁", "3709": "泰安", "3710": "威海", "3711": "日照", "3713": "临沂", "3714": "德州", "3715": "聊城",
    "3716": "滨州", "3717": "菏泽",
}  # fmt: skip
SUBJECTS = [
    "农贸市场",
    "苹果",
    "花生",
    "大樱桃",
    "海参",
    "预制菜",
    "养老服务",
    "政务服务",
    "森林防火",
    "公共自行车",
    "盐碱地小麦",
    "设施蔬菜",
]
ACTIONS = ["建设与管理规范", "生产技术规程", "质量分级", "服务规范", "安全管理要求", "评价指南"]
SUBJECTS_EN = ["farmers market", "apple", "peanut", "cherry", "sea cucumber", "prepared dishes", "elderly care", "government service", "forest fire prevention", "public bicycle", "wheat on saline land", "facility vegetables"]  # fmt: skip
ACTIONS_EN = [
    "construction and management",
    "production",
    "quality grading",
    "service",
    "safety management",
    "evaluation",
]


def record(number: int, chance: random.Random) -> str:
    """One record of about 1 kB, as YAML."""
    city, year = chance.choice(sorted(CITIES)), chance.randint(2018, 2025)
    subject, action = chance.randrange(len(SUBJECTS)), chance.randrange(len(ACTIONS))
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    drafters = "".join(f"    - 山东省第{n}研究院\n" for n in chance.sample(range(400), chance.randint(1, 6)))
    return f"""- code: DB{city}/T {number:04d}-{year}
  title_zh: {SUBJECTS[subject]}{ACTIONS[action]}（生成{number}）
  title_en: Generated {number} — Specification for {ACTIONS_EN[action]} of {SUBJECTS_EN[subject]}
  title_en_from: project
  issued: {year}-{month:02d}-{day:02d}
  implemented: {year}-{month:02d}-{day:02d}
  ics: [03.100.20]
  ccs: [A10]
  issuers:
    - {CITIES[city]}市市场监督管理局
  drafters:
{drafters}  evidence:
    - source: samr-std
      level: listing
      read: 2026-11-23
      seen: 生成的记录{number}，用于测量，不是真实标准
  notes:
    - zh: 这条记录由程序生成，只用于测量。
      en: This record was generated, for measuring only.

"""


def generate(count: int, folder: Path) -> None:
    """Write a data folder of `count` generated records, with the real cities, sources and vocabularies."""
    shutil.copytree(REAL, folder, dirs_exist_ok=True)
    chance = random.Random(count)
    (folder / "reported.yaml").write_text("# none\n", encoding="utf-8")
    records = [record(number, chance) for number in range(1, count + 1)]
    records.sort(key=order)
    (folder / "standards.yaml").write_text("".join(records), encoding="utf-8")


def order(text: str) -> tuple[object, ...]:
    """The place of a record in a file, as `lubiao format` puts it."""
    code = text.partition("code: ")[2].partition("\n")[0]
    return parse(code.strip("\"'")).sort_key


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    generate(arguments.count, arguments.folder)

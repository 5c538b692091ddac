"""Titles of generated records: as varied as real ones, so that what holds them does not shrink too well.

`Titles` puts together place, quality, subject and action. A third of the subjects are written here in both
languages; the others are classes of CCS and ICS, where the two languages of a title need not say the same. `Repeated` takes the
real titles in turn, each with another place: fewer words than real lists have.
"""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import yaml

Title = tuple[str, str]
"""Chinese, English."""

PLACES = [
    ("济南", "Jinan"), ("青岛", "Qingdao"), ("淄博", "Zibo"), ("枣庄", "Zaozhuang"), ("东营", "Dongying"), ("烟台", "Yantai"),
    ("潍坊", "Weifang"), ("济宁", "Jining"), ("泰安", "Tai'an"), ("威海", "Weihai"), ("日照", "Rizhao"), ("临沂", "Linyi"),
    ("德州", "Dezhou"), ("聊城", "Liaocheng"), ("滨州", "Binzhou"), ("菏泽", "Heze"), ("沂蒙山区", "Yimeng mountains"),
    ("黄河三角洲", "Yellow River Delta"), ("胶东半岛", "Jiaodong peninsula"), ("鲁西", "western Shandong"),
]  # fmt: skip
QUALITIES = [
    ("无公害农产品 ", "Pollution-free agricultural products — "), ("绿色食品 ", "Green food — "),
    ("地理标志产品 ", "Product of geographical indication — "), ("农业社会化服务 ", "Socialized agricultural service — "),
    ("农产品全产业链 ", "Whole industry chain of agricultural products — "), ("设施", "Facility "), ("露地", "Open-field "),
    ("盐碱地", "Saline-land "), ("山地", "Mountain "), ("出口", "Export "), ("智慧", "Smart "), ("农村", "Rural "),
    ("城镇", "Urban "), ("大型", "Large "), ("小型", "Small "), ("社区", "Community "), ("规模化", "Large-scale "),
]  # fmt: skip
SUBJECTS = [
    ("农贸市场", "farmers market"), ("苹果", "apple"), ("花生", "peanut"), ("大樱桃", "sweet cherry"), ("海参", "sea cucumber"),
    ("预制菜", "prepared dishes"), ("养老服务", "elderly care"), ("政务服务", "government service"), ("牡蛎", "oyster"),
    ("森林防火", "forest fire prevention"), ("公共自行车", "public bicycle"), ("小麦", "wheat"), ("蔬菜", "vegetable"),
    ("夏玉米", "summer maize"), ("大豆", "soybean"), ("大蒜", "garlic"), ("生姜", "ginger"), ("大葱", "welsh onion"),
    ("甘薯", "sweet potato"), ("马铃薯", "potato"), ("茶叶", "tea"), ("葡萄酒", "wine"), ("啤酒厂", "brewery"), ("桑蚕", "silkworm"),
    ("牡丹", "tree peony"), ("芍药", "Chinese peony"), ("石榴", "pomegranate"), ("板栗", "chestnut"), ("核桃", "walnut"),
    ("金丝小枣", "golden-thread jujube"), ("冬枣", "winter jujube"), ("梨", "pear"), ("桃", "peach"), ("草莓", "strawberry"),
    ("西瓜", "watermelon"), ("甜瓜", "melon"), ("番茄", "tomato"), ("黄瓜", "cucumber"), ("辣椒", "pepper"), ("韭菜", "Chinese chive"),
    ("食用菌", "edible fungus"), ("黄芩", "Scutellaria baicalensis"), ("金银花", "honeysuckle"), ("西洋参", "American ginseng"),
    ("对虾", "prawn"), ("扇贝", "scallop"), ("海带", "kelp"), ("鲍鱼", "abalone"), ("大闸蟹", "mitten crab"), ("海洋牧场", "marine ranching"),
    ("黑山羊", "black goat"), ("肉驴", "meat donkey"), ("生猪屠宰", "pig slaughtering"), ("奶牛", "dairy cow"), ("蛋鸡", "laying hen"),
    ("应急救援队伍", "emergency rescue team"), ("应急物资", "emergency supplies"), ("危险化学品仓库", "hazardous chemicals store"),
    ("白酒制造企业", "liquor manufacturer"), ("民宿", "homestay"), ("研学旅行", "study tour"), ("旅游景区", "tourist attraction"),
    ("停车场", "car park"), ("城市轨道交通", "urban rail transit"), ("公交站台", "bus stop"), ("配送车辆", "delivery vehicle"),
    ("供热管网", "heating network"), ("污水处理厂", "sewage treatment plant"), ("餐饮油烟", "cooking fume"), ("扬尘", "dust"),
    ("锅炉大气污染物", "boiler air pollutants"), ("土壤墒情", "soil moisture"), ("气象灾害", "meteorological disaster"),
    ("中小学校车", "school bus"), ("幼儿园食堂", "kindergarten canteen"), ("家政服务", "domestic service"), ("物业服务", "property service"),
    ("殡葬服务", "funeral service"), ("网络直播园区", "livestream park"), ("电子商务平台", "e-commerce platform"), ("档案馆", "archive"),
    ("图书馆", "library"), ("法律援助", "legal aid"), ("专利纠纷", "patent dispute"), ("电梯", "lift"), ("光伏电站", "photovoltaic station"),
    ("充电桩", "charging pile"), ("轮胎", "tyre"), ("毛巾", "towel"), ("纸面石膏板", "gypsum board"), ("健身步道", "fitness trail"),
]  # fmt: skip
ACTIONS = [
    ("生产技术规程", "Technical regulations for production of "), ("栽培技术规程", "Technical regulations for cultivation of "),
    ("建设与管理规范", "Specification for construction and management of "), ("质量分级", "Quality grading of "),
    ("服务规范", "Service specification for "), ("安全管理要求", "Safety management requirements for "), ("评价指南", "Guide for evaluation of "),
    ("苗木繁育技术规范", "Technical specification for breeding of "), ("病虫害绿色防控技术规程", "Green control of diseases and pests of "),
    ("安全生产风险分级管控体系实施指南", "Implementation guide for risk classification control of "), ("验收规范", "Acceptance of "),
    ("隐患排查治理体系实施指南", "Implementation guide for hidden danger treatment of "), ("术语", "Terminology of "),
    ("分类与代码", "Classification and codes of "), ("检测方法", "Test methods for "), ("设计规范", "Code for design of "),
    ("数据接口要求", "Data interface requirements for "), ("运营管理规范", "Specification for operation and management of "),
    ("节水灌溉技术规程", "Water-saving irrigation of "), ("贮运技术规范", "Storage and transport of "), ("能耗限额", "Energy consumption limit of "),
    ("污染物排放标准", "Discharge standard of pollutants of "), ("机械化作业技术规范", "Mechanized operation of "),
    ("标准体系建设指南", "Guide for the standards system of "), ("良好行为规范", "Code of good practice for "), ("等级划分", "Rating of "),
    ("信息采集规范", "Information collection of "), ("监测技术规程", "Technical regulations for monitoring of "), ("通用要求", "General requirements for "),
    ("疫病净化技术规范", "Disease eradication of "), ("", "On "), ("加工技术规范", "Technical specification for processing of "),
]  # fmt: skip
PARTS = [
    ("总则", "General"), ("术语", "Vocabulary"), ("产地环境", "Environment"), ("采收与贮运", "Harvest and storage"), ("检验", "Inspection"),
    ("设施设备", "Facilities"), ("人员要求", "Staff"), ("服务质量", "Service quality"), ("数据字典", "Data dictionary"), ("验收", "Acceptance"),
]  # fmt: skip
MARK: Title = ("（生成）", " (generated)")
"""In every title: no generated record is ever taken for a real one."""


class Titles:
    """Titles without end, no two of them alike; the same ones for the same `chance`."""

    def __init__(self, data: Path, chance: random.Random) -> None:
        self.chance = chance
        self._given: set[str] = set()
        self._classes_zh = [
            unicodedata.normalize("NFKC", row["zh"]).replace("(", "（").replace(")", "）")
            for row in rows(data / "ccs.csv")
            if row["level"] == "3"
        ]
        self._classes_en = [lower_first(row["en"]) for row in rows(data / "ics.csv") if row["level"] != "1"]

    def next(self, part: str) -> Title:
        """A title not given before; `part` is the number of the part of a standard, or empty."""
        for spare in range(1000):
            chinese, english = self.draw()
            if part:
                of_part = self.chance.choice(PARTS)
                chinese, english = (
                    f"{chinese} 第{part}部分：{of_part[0]}",
                    f"{english} — Part {part}: {of_part[1]}",
                )
            if spare > 50:  # nearly all are taken
                chinese += f"{self.chance.randrange(10**6)}号"
            if chinese not in self._given:
                break
        self._given.add(chinese)
        return chinese + MARK[0], english + MARK[1]

    def draw(self) -> Title:
        """Place, quality, subject and action, each but the subject sometimes missing."""
        choice, some = self.chance.choice, self.chance.random
        subject = self.subject()
        if some() < 0.3:
            other = self.subject()
            subject = (f"{subject[0]}用{other[0]}", f"{other[1]} for {subject[1]}")
        quality = choice(QUALITIES) if some() < 0.45 else ("", "")
        place = choice(PLACES) if some() < 0.3 else ("", "")
        action = choice(ACTIONS)
        return (
            f"{quality[0]}{place[0]}{subject[0]}{action[0]}",
            f"{quality[1]}{action[1]}{subject[1]}" + (f" in {place[1]}" if place[1] else ""),
        )

    def subject(self) -> Title:
        """A third is told in both languages."""
        if self.chance.random() < 0.35:
            return self.chance.choice(SUBJECTS)
        return self.chance.choice(self._classes_zh), self.chance.choice(self._classes_en)


class Repeated(Titles):
    """The real titles in turn, each with a place before it or behind it."""

    def __init__(self, data: Path, chance: random.Random) -> None:
        super().__init__(data, chance)
        text = (data.parent / "standards.yaml").read_text(encoding="utf-8")
        records = yaml.load(text, yaml.CSafeLoader)
        self._real = [(r["title_zh"], r["title_en"]) for r in records if "title_zh" in r and "title_en" in r]
        self._turn = 0

    def draw(self) -> Title:
        """The next real title, without its part, with a place and a quality."""
        chinese, english = self._real[self._turn % len(self._real)]
        self._turn += 1
        chinese = re.sub(" ?第[0-9]+部分.*", "", chinese)
        english = re.split(r"\W+Part [0-9]", english)[0]
        quality, place = self.chance.choice(QUALITIES), self.chance.choice(PLACES)
        return f"{quality[0]}{place[0]}{chinese}", f"{quality[1]}{english} in {place[1]}"


TITLES: dict[str, Callable[[Path, random.Random], Titles]] = {"composed": Titles, "repeated": Repeated}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a vocabulary."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lower_first(text: str) -> str:
    """As a subject stands within a title."""
    return text[:1].lower() + text[1:]

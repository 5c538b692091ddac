"""The day for which a catalogue tells statuses."""

from __future__ import annotations

import datetime
import os
import re

CHINA = datetime.timezone(datetime.timedelta(hours=8))


def build_day() -> datetime.date:
    """Today in China, or the day of SOURCE_DATE_EPOCH (seconds), so that a build can be repeated.

    https://reproducible-builds.org/docs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,11}", epoch):
        return datetime.datetime.fromtimestamp(int(epoch), CHINA).date()
    return datetime.datetime.now(CHINA).date()

"""What several answers hold."""

from __future__ import annotations

from lubiao.findings import N_
from lubiao.publish.api.fields import Address, Day, Part, Template, follows


class Links(Part):
    """Addresses of an answer."""

    self: Address = follows(N_("The address of this file."))
    html: Address = follows(N_("The page that shows the same in Chinese."))
    html_en: Address = follows(N_("The page that shows the same in English."))


class Answer(Part):
    """What every answer begins with."""

    schema_version: str = follows(
        N_("The version of this interface, such as 1.0. See the changelog of the API.")
    )


class ListAnswer(Answer):
    """What every list begins with."""

    generated: Day = follows(
        N_("The day of the last change that the data itself dates. Not the day on which the file was made.")
    )
    total: int = follows(N_("How many entries the list has."))
    links: Links = follows(N_("Addresses of this list."))


class PageTemplates(Part):
    """Addresses of the pages of the entries."""

    html: Template = follows(N_("The Chinese page of an entry. The word in braces is filled in."))
    html_en: Template = follows(N_("The English page of an entry."))


class StandardTemplates(PageTemplates):
    """Addresses of a standard, by its slug."""

    self: Template = follows(N_("The whole record of an entry, as JSON."))

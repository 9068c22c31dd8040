"""Lists from Excel and Word taken for people or agenda items: the one door to the modules that read them."""

from wontak.domain.list_agenda import AgendaPreview, ListedItem, preview_agenda, with_agenda
from wontak.domain.list_columns import Cells, Rows
from wontak.domain.list_people import new_id
from wontak.domain.list_problems import ListProblem, RowProblem
from wontak.domain.list_roster import ListedPerson, RosterPreview, preview_roster, with_roster
from wontak.domain.list_words import AgendaColumn, PersonColumn, agenda_kind_named, role_named

__all__ = [
    "AgendaColumn",
    "AgendaPreview",
    "Cells",
    "ListProblem",
    "ListedItem",
    "ListedPerson",
    "PersonColumn",
    "RosterPreview",
    "RowProblem",
    "Rows",
    "agenda_kind_named",
    "new_id",
    "preview_agenda",
    "preview_roster",
    "role_named",
    "with_agenda",
    "with_roster",
]

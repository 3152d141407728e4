"""The tables of correspondence: papers, registers, deliveries, keeping, loans, letters to many."""

from district_admin.areas.correspondence.model.bulk_letters import (
    BulkJob,
    BulkLetter,
    PaperRecipient,
)
from district_admin.areas.correspondence.model.delivery import Delivery
from district_admin.areas.correspondence.model.lending import Loan
from district_admin.areas.correspondence.model.look import PaperLook
from district_admin.areas.correspondence.model.paper import Paper, PaperScan, PaperVersion
from district_admin.areas.correspondence.model.register import (
    NumberRule,
    NumberSeries,
    RegisterEntry,
    RegisterFile,
)
from district_admin.areas.correspondence.model.retention import (
    DisposalLine,
    DisposalList,
    Filing,
)

__all__ = [
    "BulkJob",
    "BulkLetter",
    "Delivery",
    "DisposalLine",
    "DisposalList",
    "Filing",
    "Loan",
    "NumberRule",
    "NumberSeries",
    "Paper",
    "PaperLook",
    "PaperRecipient",
    "PaperScan",
    "PaperVersion",
    "RegisterEntry",
    "RegisterFile",
]

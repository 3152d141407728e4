"""The tables of correspondence: papers written here, registers, keeping, and letters to many."""

from district_admin.areas.correspondence.model.bulk_letters import BulkJob, BulkLetter
from district_admin.areas.correspondence.model.paper import Paper
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
    "DisposalLine",
    "DisposalList",
    "Filing",
    "NumberRule",
    "NumberSeries",
    "Paper",
    "RegisterEntry",
    "RegisterFile",
]

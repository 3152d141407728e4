"""The tables of correspondence: papers written here, the registers, and letters to many."""

from district_admin.areas.correspondence.model.bulk_letters import BulkJob, BulkLetter
from district_admin.areas.correspondence.model.paper import Paper, PaperScan, PaperVersion
from district_admin.areas.correspondence.model.register import (
    NumberRule,
    NumberSeries,
    RegisterEntry,
    RegisterFile,
)

__all__ = [
    "BulkJob",
    "BulkLetter",
    "NumberRule",
    "NumberSeries",
    "Paper",
    "PaperScan",
    "PaperVersion",
    "RegisterEntry",
    "RegisterFile",
]

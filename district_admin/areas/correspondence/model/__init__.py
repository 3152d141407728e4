"""The tables of correspondence: papers, registers, letters to many, deliveries and versions."""

from district_admin.areas.correspondence.model.bulk_letters import BulkJob, BulkLetter
from district_admin.areas.correspondence.model.delivery import Delivery
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
    "Delivery",
    "NumberRule",
    "NumberSeries",
    "Paper",
    "PaperScan",
    "PaperVersion",
    "RegisterEntry",
    "RegisterFile",
]

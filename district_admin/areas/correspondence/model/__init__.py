"""The tables of correspondence: papers, registers, letters to many, and deliveries."""

from district_admin.areas.correspondence.model.bulk_letters import BulkJob, BulkLetter
from district_admin.areas.correspondence.model.delivery import Delivery
from district_admin.areas.correspondence.model.paper import Paper
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
    "RegisterEntry",
    "RegisterFile",
]

"""What is told under the rows of a check: what is passed over, and what else the import adds."""

from typing import Final

from district_admin.areas.directory.importing import DryRun
from district_admin.areas.directory.view.import_rows import Checked
from district_admin.texts import _

_NAMED: Final = 5  # so many of the new agencies are named


def foot_words(found: Checked) -> str:
    """Return what is told of a checked list, in one line."""
    run = found.run
    skipped, partial, out = len(found.rejected), len(found.partial), len(run.left_out)
    heads, incomplete = run.heads_count, len(found.incomplete)
    parts = [
        _("ข้าม {count} แถวที่ไม่รับ").format(count=f"{skipped:,}") if skipped else "",
        _("เว้นบางค่า {count} แถว").format(count=f"{partial:,}") if partial else "",
        _("ที่อยู่ไม่ครบ {count} แห่ง").format(count=f"{incomplete:,}") if incomplete else "",
        _("ไม่นำเข้าตามที่เลือก {count} แถว").format(count=f"{out:,}") if out else "",
        _("ไม่เก็บเลขประจำตัวประชาชน ตามที่ตั้งค่าไว้") if run.drops_citizen_ids else "",
        _stakeholder_words(run),
        _agency_words(run),
        _("บันทึกเป็นหัวหน้าหน่วยงาน {count} คน").format(count=f"{heads:,}") if heads else "",
        run.hidden,
        _("คอลัมน์ที่ไม่ได้นำเข้า: {names}").format(names=", ".join(run.unmatched))
        if run.unmatched
        else "",
    ]
    return "  ·  ".join(part for part in parts if part)


def _agency_words(run: DryRun) -> str:
    names = run.new_agency_names
    if not names:
        return ""
    words = _("เพิ่มหน่วยงานที่ยังไม่มี {count} แห่ง").format(count=f"{len(names):,}")
    shown = ", ".join(names[:_NAMED])
    return f"{words} ({shown}{' …' if len(names) > _NAMED else ''})"


def _stakeholder_words(run: DryRun) -> str:
    if not run.fiscal_year:
        return ""
    words = _("เพิ่มผู้มีส่วนได้ส่วนเสียปี {year} {count} ราย").format(
        year=run.fiscal_year, count=f"{run.new_stakeholder_count:,}"
    )
    if decided := sum(decision != "leave" for decision in run.decisions.values()):
        # whether each is on the year's list already shows when it is written
        more = _("และไม่เกิน {count} รายจากแถวที่อาจซ้ำ").format(count=f"{decided:,}")
        words = f"{words} {more}"
    names = ", ".join(run.new_segment_names)
    return " ".join([words, _("และกลุ่มใหม่ {names}").format(names=names)]) if names else words

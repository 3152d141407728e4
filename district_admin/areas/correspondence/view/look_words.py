"""What is said of what a paper is drawn with, where that is not what there is today."""

from district_admin.areas.correspondence.documents.looks import KEPT, LOST, Look
from district_admin.texts import _


def look_words(look: Look | None) -> str:
    """Return what is said of the look of a locked paper; empty if it is today's as well."""
    if look is not None and look.source == LOST:
        return _("ล็อกไว้ก่อนโปรแกรมเก็บรูปแบบของวันนั้น จึงแสดงตามแบบและตราปัจจุบัน")
    if look is not None and look.is_outdated:
        return _("แสดงตามแบบ ตรา และข้อมูลสำนักงานของวันที่ล็อก ซึ่งต่างจากปัจจุบัน")
    return ""


def no_emblem_words(look: Look) -> str:
    """Return what is said of a paper without an emblem before it is saved."""
    if look.source == KEPT:
        return _("หนังสือฉบับนี้ล็อกไว้โดยไม่มีตราครุฑ ไฟล์จะมีกรอบเปล่าแทนตรา หากต้องการตรา กรุณาแก้ไขเป็นฉบับใหม่")
    return _("ไฟล์จะมีกรอบเปล่าแทนตราครุฑ เพิ่มตราของสำนักงานได้ที่ตั้งค่า แล้วบันทึกไฟล์อีกครั้ง")

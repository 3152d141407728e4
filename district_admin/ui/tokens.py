"""Every colour, size and distance of the program, in one immutable object.

Rejected: colours written where they are used. Eight greys once were, and no check saw them.
"""

from typing import NamedTuple

TEXT_CONTRAST = 4.5
OUTLINE_CONTRAST = 3.0


class Tone(NamedTuple):
    """A meaning: ink for text and icon, the fill behind it, and the icon that says the same."""

    ink: str
    fill: str
    icon: str


class Tokens(NamedTuple):
    """The values of the look. Lengths and type sizes are logical pixels.

    A named tuple: a frozen dataclass of sixty fields takes 3 ms of the start to be put together.
    """

    # surfaces: paper on a desk
    canvas: str = "#F6F5F2"  # ground of the window
    surface: str = "#FFFFFF"  # cards, tables, inputs
    sunken: str = "#ECECE7"  # the desk behind the sheet
    hover: str = "#F1F1ED"
    pressed: str = "#E5E5DF"
    # hairlines are decoration; outlines let a control be told from its ground
    line: str = "#E1E1DB"
    line_row: str = "#EEEEEA"
    line_head: str = "#C9CAC4"
    line_tint: str = "#B9D6DB"
    outline: str = "#8A8D8C"  # buttons, scroll handles
    outline_strong: str = "#85888A"  # inputs, checkboxes
    # text
    text: str = "#1D2326"
    text_soft: str = "#4B5458"
    text_faint: str = "#61696D"
    disabled: str = "#9A9F9F"  # nothing that can be acted on, so outside the contrast check
    # petrol, the one accent: "act here" and "you are here"
    accent: str = "#0F5F70"
    accent_hover: str = "#0B5160"
    accent_pressed: str = "#083F4B"
    accent_tint: str = "#E3F0F2"
    tint_hover: str = "#D3E6E9"
    on_accent: str = "#FFFFFF"
    danger_hover: str = "#8C1D15"
    danger_pressed: str = "#731610"
    # meanings, never by colour alone
    overdue: Tone = Tone("#A8261C", "#FBEAE7", "circle-alert")
    soon: Tone = Tone("#7F5200", "#FCF1D9", "clock")
    done: Tone = Tone("#2B6A2F", "#E7F3E5", "circle-check")
    waiting: Tone = Tone("#5A3E9E", "#F0ECFA", "signature")
    cancelled: Tone = Tone("#565E62", "#ECECE8", "ban")
    info: Tone = Tone("#0F5F70", "#E3F0F2", "info")
    # distances on a grid of 4
    space_1: int = 4
    space_2: int = 8
    space_3: int = 12
    space_4: int = 16
    space_5: int = 24
    space_6: int = 32
    radius_small: int = 4
    radius: int = 6
    radius_large: int = 10
    family: str = "IBM Plex Sans Thai Looped"
    font_tiny: int = 11  # rail captions and key hints only
    font_small: int = 12
    font_field: int = 13
    font_body: int = 14
    font_section: int = 15
    font_title: int = 20
    # heights leave room for the stacked marks of ปั้ม and ญุ
    height_control: int = 34
    height_row: int = 36
    height_chip: int = 24
    nav_wide: int = 196
    nav_rail: int = 72
    narrow_below: int = 1160  # a 1366 px screen at 125 % and at 150 % is narrower

    def tones(self) -> dict[str, Tone]:
        """Return the meanings by name."""
        return {name: value for name, value in self._asdict().items() if isinstance(value, Tone)}


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two #RRGGBB colours, 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def weak_pairs(tokens: Tokens) -> list[str]:
    """Return the pairs of colours that are too close to be told apart; none, when all is well.

    Text needs 4.5 against its ground, the outline of a control 3 (WCAG 2.1 AA, 1.4.3 and 1.4.11).
    """
    return [
        f"{ink} on {ground}: {contrast(ink, ground):.2f}, needs {needed}"
        for ink, ground, needed in _pairs(tokens)
        if contrast(ink, ground) < needed
    ]


def _pairs(t: Tokens) -> list[tuple[str, str, float]]:
    grounds = (t.surface, t.canvas, t.hover, t.accent_tint)
    inks = (t.text, t.text_soft, t.text_faint, t.accent)
    dark = (t.accent, t.accent_hover, t.accent_pressed, t.overdue.ink)
    texts = [(ink, ground) for ink in inks for ground in grounds]
    texts += [(t.on_accent, ground) for ground in (*dark, t.danger_hover, t.danger_pressed)]
    texts += [(tone.ink, tone.fill) for tone in t.tones().values()]
    texts += [(tone.ink, on) for tone in t.tones().values() for on in (t.surface, t.accent_tint)]
    texts += [(t.text, t.pressed), (t.accent, t.pressed), (t.accent, t.tint_hover)]
    texts += [(t.text_soft, t.pressed), (t.surface, t.text), (t.text_faint, t.sunken)]
    texts += [(t.overdue.ink, t.canvas)]
    outlines = [(edge, on) for edge in (t.outline, t.outline_strong) for on in grounds[:2]]
    outlines += [(t.accent, ground) for ground in grounds]
    outlines += [(t.overdue.ink, ground) for ground in grounds[:2]]
    return [(*pair, TEXT_CONTRAST) for pair in texts] + [
        (*pair, OUTLINE_CONTRAST) for pair in outlines
    ]


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

#!/usr/bin/env python3
"""Make the fonts in assets/fonts from the Inter family and from the icons drawn below.

The outputs are committed, so a build needs none of this. To make them again:
    apt-get install fonts-inter python3-fonttools python3-shapely python3-pil
    assets/fonts/make.py [--specimen FILE.png]

What is done to Inter: a subset of the characters; cubic outlines become quadratic; the digits are
the tabular ones (Dear ImGui applies no OpenType features); no hinting, kerning or layout tables;
a few signs that the family lacks are built from its own shapes. Vertical metrics stay Inter's.
Dear ImGui sizes a font by ascent - descent, so CSS pixels x INTER_LINE gives its size_pixels.
"""
import gzip
import json
import math
import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from shapely.affinity import rotate as turn
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import unary_union

OUT = Path(__file__).resolve().parent
SOURCES = [Path("/usr/share/fonts/opentype/inter"), Path("/usr/share/fonts/truetype/inter")]
UNITS = 1408            # units per em of the subsets: half of Inter 3's, ample at any screen size
ERROR = 1.5             # greatest distance of a quadratic from its cubic, in those units: a twentieth of a pixel at 48 px

ASCII = "".join(map(chr, range(0x20, 0x7F)))
LATIN = "".join(map(chr, range(0xA0, 0x100))).replace("\xad", "")
SIGNS = ("–—‘’‚“”„…•′″‹›‰€\u2007\u2009\u202f"
         "−±×÷=≠≈≤≥√∑∫∞∂∇∆∏◊µ·⟨⟩→←↑↓↔↗↘↩↪⇒▶◀▲▼▸◂▴▾●○■□✓✕"
         "₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₙ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵀ½⅓¼¾")
GREEK = "αβγδεζηθικλμνξοπρςστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
# The lab takes what semibold lacks from the regular face and leans that over for italics (src/ui/fonts.cpp), so
# semibold holds no more than headings and buttons usually need: the page has a budget.
FACES = [  # file, face, what to keep
    ("inter-regular", "Regular", ASCII + LATIN + SIGNS + GREEK),
    ("inter-semibold", "SemiBold", ASCII + "–—‘’“”…−±×·→Δ"),
]


def source(face):
    for folder in SOURCES:
        for suffix in (".otf", ".ttf"):
            if (folder / f"Inter-{face}{suffix}").exists():
                return TTFont(folder / f"Inter-{face}{suffix}")
    sys.exit(f"Inter-{face} not found: install the package fonts-inter")


def tabular(font):
    """Single substitutions of the 'tnum' feature: default glyph -> tabular glyph."""
    gsub, out = font["GSUB"].table, {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for sub in gsub.LookupList.Lookup[index].SubTable:
                    sub = getattr(sub, "ExtSubTable", sub)
                    out.update(getattr(sub, "mapping", {}))
    return out


def recorded(glyphs, name, transform=Transform()):
    pen = RecordingPen()
    glyphs[name].draw(TransformPen(pen, transform))
    return pen


def bounds(glyphs, name):
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds


def build_signs(font, cmap, bold):
    """The signs Inter lacks, from shapes it has: {character: (recording, advance)}, in Inter's units."""
    glyphs, width, em = font.getGlyphSet(), font["hmtx"], font["head"].unitsPerEm
    out = {}

    def derive(char, base, transform, advance):
        out[char] = (recorded(glyphs, cmap[ord(base)], transform), advance)

    if ord("∇") not in cmap:       # a delta turned by half a turn
        g = cmap[ord("Δ")]
        x0, y0, x1, y1 = bounds(glyphs, g)
        derive("∇", "Δ", Transform(-1, 0, 0, -1, x0 + x1, y0 + y1), width[g][0])
    if ord("ᵀ") not in cmap:       # a small capital, hung from the cap height; a heavier face keeps its stem
        heavy = source("Bold" if bold else "Medium")
        g = heavy.getBestCmap()[ord("T")]
        top, s = bounds(heavy.getGlyphSet(), g)[3], 0.6
        out["ᵀ"] = (recorded(heavy.getGlyphSet(), g, Transform(s, 0, 0, s, 0, top * (1 - s))), round(heavy["hmtx"][g][0] * s))
    for char, base in zip("▸▾▴◂", "▶▼▲◀"):   # disclosure triangles at 0.62
        if ord(char) not in cmap and ord(base) in cmap:
            g, s = cmap[ord(base)], 0.62
            x0, y0, x1, y1 = bounds(glyphs, g)
            middle = 0.364 * em
            derive(char, base, Transform(s, 0, 0, s, width[g][0] * (1 - s) / 2 - width[g][0] * 0.12, middle - s * (y0 + y1) / 2),
                   round(width[g][0] * 0.76))
    if ord("✕") not in cmap:       # the multiplication sign, a little larger, on the middle of the capitals
        g, s = cmap[ord("×")], 1.12
        x0, y0, x1, y1 = bounds(glyphs, g)
        derive("✕", "×", Transform(s, 0, 0, s, 0, 0.364 * em - s * (y0 + y1) / 2), round(width[g][0] * s))
    stem = (0.112 if bold else 0.085) * em
    for char, flip in (("⟨", 1), ("⟩", -1)):
        if ord(char) not in cmap:
            w, top, low = 0.36 * em, 0.80 * em, -0.10 * em
            inner, a, b = stem * 1.10, 0.07 * em, 0.29 * em
            pts = [(a, (top + low) / 2), (b - inner, top), (b, top), (a + inner, (top + low) / 2), (b, low), (b - inner, low)]
            if flip < 0:
                pts = [(w - x, y) for x, y in reversed(pts)]
            pen = RecordingPen()
            pen.moveTo(pts[0])
            for p in pts[1:]:
                pen.lineTo(p)
            pen.closePath()
            out[char] = (pen, round(w))
    return out


def subset(name, face, wanted):
    font = source(face)
    cmap, glyphs, hmtx = font.getBestCmap(), font.getGlyphSet(), font["hmtx"]
    tnum, scale = tabular(font), UNITS / font["head"].unitsPerEm
    cubic = "CFF " in font
    made = build_signs(font, cmap, face == "SemiBold") if face != "Italic" else {}
    order, outlines, metrics, mapping, missing, seen = [".notdef"], {}, {}, {}, [], {}

    def convert(draw, advance):
        target = TTGlyphPen(None)
        draw(TransformPen(Cu2QuPen(target, ERROR, reverse_direction=cubic), Transform(scale, 0, 0, scale, 0, 0)))
        return target.glyph(), round(advance * scale)

    outlines[".notdef"], metrics[".notdef"] = convert(glyphs[".notdef"].draw, hmtx[".notdef"][0])
    for char in sorted(set(wanted)):
        base = cmap.get(ord(char))
        if base:
            glyph = tnum.get(base, base) if char in "0123456789" else base
            draw, advance = glyphs[glyph].draw, hmtx[glyph][0]
        elif char in made:
            glyph, (pen, advance) = "made%04X" % ord(char), made[char]
            draw = pen.replay
        else:
            missing.append(char)
            continue
        if glyph not in seen:
            seen[glyph] = "g%d" % len(order)
            order.append(seen[glyph])
            outlines[seen[glyph]], metrics[seen[glyph]] = convert(draw, advance)
        mapping[ord(char)] = seen[glyph]

    widest = max(metrics[mapping[ord(c)]] for c in "0123456789")   # interpolated weights differ by a unit or two
    for c in "0123456789":
        assert widest - metrics[mapping[ord(c)]] <= 4, f"{name}: digits are not tabular"
        metrics[mapping[ord(c)]] = widest
    rights = font["name"].getDebugName(0)
    write(name, order, outlines, metrics, mapping, UNITS,
          round(font["hhea"].ascent * scale), round(font["hhea"].descent * scale),
          "Inter Lab", face, rights + " (https://github.com/rsms/inter). Modified: a subset.",
          "SIL Open Font License, Version 1.1", font["OS/2"].usWeightClass)
    signs = {metrics[mapping[ord(c)]] for c in "+−±=" if ord(c) in mapping}
    print(f"{name}: {len(order)} glyphs, digit {widest}/{UNITS} em, signs {signs}, missing: {''.join(missing) or 'none'}")


def write(name, order, outlines, metrics, mapping, units, ascent, descent, family, style, rights, licence, weight=400):
    fb = FontBuilder(units, isTTF=True)
    fb.setupGlyphOrder(order)
    fb.setupCharacterMap(mapping)
    fb.setupGlyf(outlines)
    table = fb.font["glyf"]
    fb.setupHorizontalMetrics({g: (metrics[g], getattr(table[g], "xMin", 0) if table[g].numberOfContours else 0) for g in order})
    fb.setupHorizontalHeader(ascent=ascent, descent=descent, lineGap=0)
    fb.setupNameTable({"copyright": rights, "familyName": family, "styleName": style, "uniqueFontIdentifier": f"{family} {style}",
                       "fullName": f"{family} {style}", "psName": f"{family} {style}".replace(" ", ""),
                       "version": "Version 1.0", "licenseDescription": licence}, mac=False)
    fb.setupOS2(sTypoAscender=ascent, sTypoDescender=descent, sTypoLineGap=0, usWinAscent=ascent, usWinDescent=-descent,
                usWeightClass=weight, fsSelection=0x40)
    fb.setupPost(keepGlyphNames=False)
    fb.setupHead(unitsPerEm=units, created=3786912000, modified=3786912000)  # fixed dates: equal input, equal bytes
    fb.font.recalcTimestamp = False
    OUT.mkdir(parents=True, exist_ok=True)
    fb.save(OUT / f"{name}.ttf")


# ---------------------------------------------------------------------------------------------- icons
# Drawn on a grid of 20 x 20, y down, with round strokes 1.5 wide; the live area is 2..18. The grid's box is
# 1.25 em, centred on the middle of Inter's capitals, and the line metrics are Inter's: merged into
# Inter at the same size the icons sit right (text of 16 px gives icons of 20 px with strokes of 1.5 px).
STROKE = 1.5


def line(*points):
    return LineString(points).buffer(STROKE / 2, resolution=5)


def ring(*points):
    return line(*points, points[0])


def dot(x, y, r):
    return Point(x, y).buffer(r, resolution=6 if r < 2 else 10)


def circle(x, y, r):
    return Point(x, y).buffer(r + STROKE / 2, resolution=10).difference(Point(x, y).buffer(r - STROKE / 2, resolution=10))


def points_of_arc(x, y, r, start, end, steps=None):
    """Degrees, 0 to the right, clockwise on the screen."""
    steps = steps or max(3, int(abs(end - start) / 12))
    return [(x + r * math.cos(math.radians(start + (end - start) * k / steps)),
             y + r * math.sin(math.radians(start + (end - start) * k / steps))) for k in range(steps + 1)]


def arc(x, y, r, start, end):
    return line(*points_of_arc(x, y, r, start, end))


def bezier(a, b, c, d, steps=10):
    return [tuple((1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t * t * r + t ** 3 * s
                  for p, q, r, s in zip(a, b, c, d)) for t in (k / steps for k in range(steps + 1))]


def box(x0, y0, x1, y1, r=1.5):
    pts = (points_of_arc(x1 - r, y0 + r, r, -90, 0, 4) + points_of_arc(x1 - r, y1 - r, r, 0, 90, 4)
           + points_of_arc(x0 + r, y1 - r, r, 90, 180, 4) + points_of_arc(x0 + r, y0 + r, r, 180, 270, 4))
    return ring(*pts)


def solid(*points, r=0.9):
    """A filled polygon with rounded corners that stays within its points' hull grown by nothing."""
    return Polygon(points).buffer(-r).buffer(r, resolution=5)


def mirror(shape):
    from shapely.affinity import scale
    return scale(shape, -1, 1, origin=(10, 10))


def flip(shape):
    from shapely.affinity import scale
    return scale(shape, 1, -1, origin=(10, 10))


def icons():
    both = lambda *shapes: unary_union(shapes)
    undo = both(line((6.75, 3.5), (3.25, 7), (6.75, 10.5)),
                line((3.25, 7), (12, 7), *points_of_arc(12, 11.5, 4.5, -90, 90), (7.5, 16)))
    up = both(line((10, 16.5), (10, 3.5)), line((5, 8.5), (10, 3.5), (15, 8.5)))
    down_chevron = line((5, 7.75), (10, 12.75), (15, 7.75))
    left_chevron = line((12.25, 5), (7.25, 10), (12.25, 15))
    tray = line((3.5, 13), (3.5, 15), *points_of_arc(5, 15, 1.5, 180, 90, 3), *points_of_arc(15, 15, 1.5, 90, 0, 3), (16.5, 13))
    lens = bezier((2, 10), (5, 4.2), (15, 4.2), (18, 10)) + bezier((18, 10), (15, 15.8), (5, 15.8), (2, 10))
    crescent = Polygon(points_of_arc(10, 10, 7, 0, 360, 40)).difference(Polygon(points_of_arc(13.6, 6.4, 5.6, 0, 360, 36)))
    half_link = line((8.6, 6.75), (6.0, 6.75), *points_of_arc(5.75, 10, 3.25, -90, -270, 12), (8.6, 13.25))
    corner = line((3.5, 7.5), (3.5, 3.5), (7.5, 3.5))
    corner_in = line((7.5, 3.5), (7.5, 7.5), (3.5, 7.5))
    four = lambda c: both(c, mirror(c), flip(c), mirror(flip(c)))
    rays = [line((10 + 5.9 * math.cos(a), 10 + 5.9 * math.sin(a)), (10 + 7.5 * math.cos(a), 10 + 7.5 * math.sin(a)))
            for a in (k * math.pi / 4 for k in range(8))]
    knob = lambda x, y: circle(x, y, 1.6)
    slider = lambda y, x: both(*(line(p, q) for p, q in (((3, y), (x - 1.6, y)), ((x + 1.6, y), (17, y))) if q[0] - p[0] > 0.5), knob(x, y))
    pencil_tip = (3.25, 16.75)
    return {
        "undo": undo,
        "redo": mirror(undo),
        "play": solid((5.25, 2.6), (17.4, 10), (5.25, 17.4), r=1.1),
        "pause": both(solid((4.75, 3.25), (8.5, 3.25), (8.5, 16.75), (4.75, 16.75)), solid((11.5, 3.25), (15.25, 3.25), (15.25, 16.75), (11.5, 16.75))),
        "step": both(ring((4.5, 4.5), (12, 10), (4.5, 15.5)), line((15.75, 4.5), (15.75, 15.5))),
        "step-sweep": both(ring((2.75, 5.25), (8.25, 10), (2.75, 14.75)), ring((9.0, 5.25), (14.5, 10), (9.0, 14.75)), line((17.25, 4.5), (17.25, 15.5))),
        "reset": both(arc(10, 10.4, 6.5, -148, 150), line((3.6, 3.2), (4.4, 7.15), (8.35, 6.35))),
        "share": both(circle(14.75, 4.75, 2.25), circle(5.25, 10, 2.25), circle(14.75, 15.25, 2.25),
                      line((7.25, 8.95), (12.75, 5.85)), line((7.25, 11.05), (12.75, 14.15))),
        "help": both(circle(10, 10, 7.25), line(*points_of_arc(10, 7.9, 2.15, -165, 60), (10, 10.6), (10, 11.2)), dot(10, 13.8, 0.95)),
        "menu": both(*(line((3.25, y), (16.75, y)) for y in (5, 10, 15))),
        "close": both(line((4.75, 4.75), (15.25, 15.25)), line((15.25, 4.75), (4.75, 15.25))),
        "more": both(*(dot(x, 10, 1.35) for x in (4.25, 10, 15.75))),
        "plus": both(line((10, 3.75), (10, 16.25)), line((3.75, 10), (16.25, 10))),
        "minus": line((3.75, 10), (16.25, 10)),
        "trash": both(line((3.5, 5.5), (16.5, 5.5)), line((7.5, 5.25), (8, 3.25), (12, 3.25), (12.5, 5.25)),
                      line((5.25, 5.75), (6.1, 15.6), (7.2, 16.75), (12.8, 16.75), (13.9, 15.6), (14.75, 5.75)),
                      line((8.4, 8.9), (8.6, 13.4)), line((11.6, 8.9), (11.4, 13.4))),
        "edit": both(ring(pencil_tip, (4.15, 12.85), (13.35, 3.65), (16.35, 6.65), (7.15, 15.85)), line((11.1, 5.9), (14.1, 8.9))),
        "eraser": both(ring((2.9, 11.6), (11.1, 3.4), (16.6, 8.9), (9.0, 16.5), (7.3, 16.5), (2.9, 12.4)), line((6.9, 7.6), (12.6, 13.2)), line((9, 16.5), (17, 16.5))),
        "brush": both(line(*bezier((8.6, 9.0), (11, 6), (13.5, 3.9), (16.3, 2.6)), *bezier((17.4, 3.7), (16.1, 6.5), (14, 9), (11, 11.4))),
                      ring(*bezier((8.0, 9.4), (4.2, 9.6), (6.2, 14.6), (2.8, 16.2)), *bezier((2.8, 16.2), (6.6, 18.2), (11.6, 16.4), (10.6, 12.0)))),
        "eye": both(line(*lens), circle(10, 10, 2.4)),
        "upload": both(line((10, 12.75), (10, 3.25)), line((6, 7.25), (10, 3.25), (14, 7.25)), tray),
        "download": both(line((10, 3.25), (10, 12.5)), line((6, 8.5), (10, 12.5), (14, 8.5)), tray),
        "image": both(box(2.75, 3.75, 17.25, 16.25), dot(6.9, 7.7, 1.45), line((3, 14), (7.6, 10.4), (10.6, 12.8), (13.4, 9.8), (17, 13.2))),
        "link": turn(both(half_link, mirror(half_link), line((7, 10), (13, 10))), -45, origin=(10, 10)),
        "copy": both(box(7.25, 7.25, 16.75, 16.75), line((4.5, 12.9), *points_of_arc(4.75, 11.4, 1.5, 120, 180, 2), *points_of_arc(4.75, 4.75, 1.5, 180, 270, 4),
                                                    *points_of_arc(11.4, 4.75, 1.5, 270, 330, 2))),
        "sun": both(circle(10, 10, 3.25), *rays),
        "moon": both(crescent.exterior.buffer(STROKE / 2, resolution=5)),
        "chevron-down": down_chevron,
        "chevron-up": flip(down_chevron),
        "chevron-left": left_chevron,
        "chevron-right": mirror(left_chevron),
        "check": line((3.75, 10.5), (8.1, 14.85), (16.25, 5.75)),
        "warning": both(ring((10, 3.0), (17.5, 16.25), (2.5, 16.25)), line((10, 8), (10, 11.4)), dot(10, 13.9, 0.95)),
        "move-up": up,
        "move-down": flip(up),
        "lock": both(box(4.25, 9, 15.75, 17), line((6.75, 9), (6.75, 6.25), *points_of_arc(10, 6.25, 3.25, 180, 360), (13.25, 9)), dot(10, 13, 1.1)),
        "expand": four(corner),
        "collapse": four(corner_in),
        "info": both(circle(10, 10, 7.25), line((10, 9.6), (10, 13.6)), dot(10, 6.6, 0.95)),
        "sliders": both(slider(5, 12.5), slider(10, 6.5), slider(15, 11)),
        "contrast": both(circle(10, 10, 7), Polygon(points_of_arc(10, 10, 7, -90, 90, 20))),
        "dice": both(box(3.25, 3.25, 16.75, 16.75, 2.25), *(dot(x, y, 1.2) for x, y in ((6.9, 6.9), (10, 10), (13.1, 13.1)))),
        "book": both(line((10, 5.5), (10, 16.5)), *(f(line((10, 5.5), *bezier((10, 5.5), (8.2, 3.9), (5.4, 3.7), (2.75, 3.9)), (2.75, 14.9),
                     *bezier((2.75, 14.9), (5.4, 14.7), (8.2, 14.9), (10, 16.5)))) for f in (lambda s: s, mirror))),
        "chart": both(line((3.25, 3.25), (3.25, 16.75), (16.75, 16.75)), line((6.5, 12.5), (9.5, 8.75), (12, 11), (16.5, 5.25))),
        "grid": both(box(3.25, 3.25, 16.75, 16.75), line((3.25, 10), (16.75, 10)), line((10, 3.25), (10, 16.75))),
    }


def icon_font():
    units = 1024
    per = 1.25 * units / 20
    middle = 0.3636 * units
    order, outlines, metrics, mapping, names = [".notdef"], {".notdef": TTGlyphPen(None).glyph()}, {".notdef": 1280}, {}, {}
    for k, (name, shape) in enumerate(icons().items()):
        shape = shape.simplify(0.018)
        pen = TTGlyphPen(None)
        for polygon in getattr(shape, "geoms", [shape]):
            for ring_, clockwise in [(polygon.exterior, True)] + [(r, False) for r in polygon.interiors]:
                pts = [(round(x * per), round(middle + (10 - y) * per)) for x, y in ring_.coords[:-1]]
                area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(pts, pts[1:] + pts[:1]))
                if (area < 0) != clockwise:
                    pts.reverse()
                pen.moveTo(pts[0])
                for p in pts[1:]:
                    pen.lineTo(p)
                pen.closePath()
        glyph = "i%d" % k
        order.append(glyph)
        outlines[glyph], metrics[glyph], mapping[0xE000 + k] = pen.glyph(), 1280, glyph
        names[name] = "U+%04X" % (0xE000 + k)
    mapping[ord("↶")], mapping[ord("↷")] = mapping[0xE000], mapping[0xE001]
    write("icons", order, outlines, metrics, mapping, units, round(0.96875 * units), -round(0.241477 * units),
          "Hopfield Lab Icons", "Regular", "Copyright 2026 The Hopfield Lab authors", "MIT License")
    (OUT / "icons.json").write_text(json.dumps({
        "about": "Names of the icons in icons.ttf. Grid 20 x 20, strokes 1.5; box 1.25 em wide, centred on Inter's capitals.",
        "icons": names}, indent=2, ensure_ascii=False) + "\n")
    print(f"icons: {len(names)} icons")


def specimen(path):
    from PIL import Image, ImageDraw, ImageFont
    light, dark = ("#ffffff", "#1b2330", "#667080"), ("#1c222b", "#e8eaee", "#98a2b0")
    names = json.loads((OUT / "icons.json").read_text())["icons"]
    image = Image.new("RGB", (1500, 1240), light[0])
    draw = ImageDraw.Draw(image)
    y = 10
    for scale in (1, 2):
        for colours in (light, dark):
            height = 150 * scale
            draw.rectangle((0, y, 1500, y + height), fill=colours[0])
            face = lambda name, px: ImageFont.truetype(str(OUT / f"{name}.ttf"), px * scale)
            draw.text((12, y + 6 * scale), "Remembering… closest to ", font=face("inter-semibold", 16), fill=colours[1])
            x = 12 + draw.textlength("Remembering… closest to ", font=face("inter-semibold", 16))
            draw.text((x, y + 6 * scale), "cross", font=face("inter-regular", 16), fill=colours[1])
            rows = ["h = Σ wᵢⱼ sⱼ − θᵢ   E = −½ Σ wᵢⱼ sᵢ sⱼ   ξ⁰ ξᵀ ∇E √N ≈ ∞ ∂v/∂t ∫F⁻¹ ⟨q⟩ ±1 × ÷ ≠ ≤ ≥ αβγδεζηθκλμνξπρστφχψω ΓΔΘΛΞΠΣΦΨΩ",
                    "+0.28  −0.02  1234567890  11.11  87.65 → ← ↑ ↓ ↔ ▶ ▸ ▾ ▴ ✓ ✕ ½ ⅓ ¼ ₀₁₂₃₄₅₆₇₈₉ ⁰¹²³⁴⁵⁶⁷⁸⁹ ⁺⁻ⁿ ‘quotes’ “double” – — · • Schlüssel façade Ærø"]
            for k, row in enumerate(rows):
                draw.text((12, y + (32 + 22 * k) * scale), row, font=face("inter-regular", 14), fill=colours[k + 1])
            draw.text((12, y + 80 * scale), "4 memories in 256 neurons", font=face("inter-semibold", 12), fill=colours[2])
            for k, code in enumerate(names.values()):
                px = 16 if scale == 2 else 16
                per_row = 46 if scale == 1 else 23
                draw.text((12 + (k % per_row) * 31 * scale, y + (100 + 24 * (k // per_row)) * scale), chr(int(code[2:], 16)), font=face("icons", px), fill=colours[1])
            y += height + 5
    image.save(path)


def main():
    for name, face, wanted in FACES:
        subset(name, face, wanted)
    icon_font()
    total = 0
    for path in sorted(OUT.glob("*.ttf")):
        raw = path.read_bytes()
        packed = len(gzip.compress(raw, 9, mtime=0))
        total += packed
        print(f"  {path.name:22} {len(raw):7} bytes, gzip {packed:6}")
    print(f"  total gzip {total}")
    if "--specimen" in sys.argv:
        specimen(sys.argv[sys.argv.index("--specimen") + 1])


if __name__ == "__main__":
    main()

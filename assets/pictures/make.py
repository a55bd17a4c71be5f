#!/usr/bin/env python3
"""Draw the pictures in assets/pictures and check that they work as memories.

The outputs are committed, so a build needs none of this. To make them again:
    apt-get install python3-numpy python3-pil
    assets/pictures/make.py [--sheet FILE.png] [--quick]

A picture is a plain PBM: one row of 0 and 1 per line, 1 = +1 = ink. The letters are typed by hand below; the
course's figures follow their definitions; the drawings are drawn with curves, one routine for each size.
The checks use a small Hopfield net (Hebb, zero diagonal, +1/-1 units, asynchronous, ties keep the old state).
"""
import json
import math
import re
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

OUT = Path(__file__).resolve().parent
RIGHTS = "Drawn for this project by the Hopfield Lab authors; MIT licence."

# ---------------------------------------------------------------------------------------------- letters
LETTERS = """
A     B     C     D     E     F     G     H     I     J     K     L     M
.###. ####. .#### ####. ##### ##### .#### #...# .###. ..### #...# #.... #...#
#...# #...# #.... #...# #.... #.... #.... #...# ..#.. ....# #..#. #.... ##.##
##### ####. #.... #...# ####. ####. #..## ##### ..#.. ....# ###.. #.... #.#.#
#...# #...# #.... #...# #.... #.... #...# #...# ..#.. #...# #..#. #.... #...#
#...# ####. .#### ####. ##### #.... .#### #...# .###. .###. #...# ##### #...#

N     O     P     Q     R     S     T     U     V     W     X     Y     Z
#...# .###. ####. .###. ####. .#### ##### #...# #...# #...# #...# #...# #####
##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. .#.#. ...#.
#.#.# #...# ####. #.#.# ####. .###. ..#.. #...# #...# #.#.# ..#.. ..#.. ..#..
#..## #...# #.... #..#. #..#. ....# ..#.. #...# .#.#. ##.## .#.#. ..#.. .#...
#...# .###. #.... .##.# #...# ####. ..#.. .###. ..#.. #...# #...# ..#.. #####
"""


def letters():
    out = {}
    for block in LETTERS.strip().split("\n\n"):
        names, *rows = [row.split() for row in block.split("\n")]
        for k, name in enumerate(names):
            out[name] = np.array([[c == "#" for c in row[k]] for row in rows])
    return out


# ---------------------------------------------------------------------------------------------- course figures
def checkerboard(n=16):
    r, c = np.indices((n, n))
    return (r + c) % 2 == 1


def midpoint_circle(n=16, cy=8, cx=8, radius=6):
    a = np.zeros((n, n), bool)
    x, y, d = radius, 0, 1 - radius
    while x >= y:
        for u, v in ((x, y), (y, x)):
            for s in (u, -u):
                for t in (v, -v):
                    a[cy + t, cx + s] = True
        y += 1
        if d < 0:
            d += 2 * y + 1
        else:
            x -= 1
            d += 2 * (y - x) + 1
    return a


def cross(n=16):
    a = np.zeros((n, n), bool)
    a[6:10, 2:14] = a[2:14, 6:10] = True
    return a


def stripes(n=16):
    return np.repeat(np.arange(n) % 4 < 2, n).reshape(n, n)


# ---------------------------------------------------------------------------------------------- drawing
SAMPLES = 8


def smooth(points, closed=True, steps=8):
    """A Catmull-Rom curve through the points."""
    pts = list(points)
    ring = pts[-1:] + pts + pts[:2] if closed else pts[:1] + pts + pts[-1:]
    out = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:]):
        for k in range(steps):
            t = k / steps
            out.append(tuple(0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t ** 3)
                             for p, q, r, s in zip(a, b, c, d)))
    return out if closed else out + [pts[-1]]


class Sheet:
    """n x n pixels; shapes are masks of the pixels at least half covered."""

    def __init__(self, n, ink=False):
        self.n, self.a = n, np.full((n, n), ink)

    def _mask(self, paint):
        s = SAMPLES
        image = Image.new("L", (self.n * s, self.n * s), 0)
        paint(ImageDraw.Draw(image), s)
        return np.asarray(image, float).reshape(self.n, s, self.n, s).mean((1, 3)) >= 127

    def poly(self, *points):
        return self._mask(lambda d, s: d.polygon([(x * s, y * s) for x, y in points], fill=255))

    def blob(self, *points):
        return self.poly(*smooth(points))

    def oval(self, x, y, rx, ry=None):
        ry = ry or rx
        yy, xx = (np.indices((self.n * SAMPLES,) * 2) + 0.5) / SAMPLES
        inside = ((xx - x) / rx) ** 2 + ((yy - y) / ry) ** 2 <= 1
        return inside.reshape(self.n, SAMPLES, self.n, SAMPLES).mean((1, 3)) >= 0.5

    def stroke(self, points, width=1.2, closed=False):
        pts = smooth(points, closed) if len(points) > 2 else list(points)

        def paint(d, s):
            if closed:
                pts.append(pts[0])
            d.line([(x * s, y * s) for x, y in pts], fill=255, width=round(width * s), joint="curve")
            for x, y in pts:
                d.ellipse([(x - width / 2) * s, (y - width / 2) * s, (x + width / 2) * s, (y + width / 2) * s], fill=255)
        return self._mask(paint)

    def pixels(self, *points):
        m = np.zeros((self.n, self.n), bool)
        for x, y in points:
            m[y, x] = True
        return m

    def ink(self, mask):
        self.a |= mask

    def clear(self, mask):
        self.a &= ~mask

    def typed(self, x, y, art, both=False):
        """Pixels typed by hand from (x, y): '#' ink, '.' white, ' ' as it is; both: and mirrored."""
        for dy, row in enumerate(art):
            for dx, c in enumerate(row):
                if c != " ":
                    self.a[y + dy, x + dx] = c == "#"
                    if both:
                        self.a[y + dy, self.n - 1 - x - dx] = c == "#"

    def rays(self, x, y, count, phase=0.0):
        """Alternate sectors around a point; the count of sectors is even."""
        yy, xx = np.indices((self.n, self.n)) + 0.5
        angle = np.arctan2(yy - y, xx - x) / (2 * np.pi) * count + phase
        return np.floor(angle).astype(int) % 2 == 0


def grow(mask, r):
    """The mask and all pixels within r of it."""
    n, out = len(mask), mask.copy()
    k = int(math.ceil(r))
    for dy in range(-k, k + 1):
        for dx in range(-k, k + 1):
            if dx * dx + dy * dy <= r * r:
                out[max(dy, 0):n + min(dy, 0), max(dx, 0):n + min(dx, 0)] |= mask[max(-dy, 0):n + min(-dy, 0), max(-dx, 0):n + min(-dx, 0)]
    return out


def mirrored(mask):
    return mask | mask[:, ::-1]


# The coasts seen from above Africa, as (longitude, latitude); drawn by eye for a small picture.
COASTS = [
    [(-6, 36), (10, 37), (11, 33), (20, 31), (25, 32), (32, 31), (34, 28), (37, 21), (39, 15), (43, 12), (51, 12), (49, 6), (42, -2), (39, -6),
     (40, -15), (35, -20), (35, -24), (32, -28), (28, -33), (20, -35), (18, -33), (15, -27), (12, -17), (13, -9), (9, -1), (9, 4), (4, 6),
     (-4, 5), (-8, 4), (-13, 8), (-17, 14), (-17, 21), (-13, 27), (-9, 32)],
    [(49, -12), (50, -16), (47, -25), (44, -24), (44, -17)],
    [(-9, 43), (-2, 43), (-1, 46), (-4, 48), (2, 51), (8, 54), (9, 57), (11, 56), (11, 54), (19, 54), (22, 57), (23, 59), (29, 60), (24, 60),
     (22, 61), (25, 65), (22, 66), (17, 62), (18, 60), (16, 57), (13, 56), (11, 59), (8, 58), (5, 60), (6, 62), (13, 66), (20, 70), (28, 71),
     (40, 67), (45, 68), (60, 69), (80, 73), (100, 76), (120, 73), (140, 72), (140, 50), (120, 35), (110, 20), (105, 10), (100, 14), (98, 8),
     (94, 17), (90, 22), (80, 15), (77, 8), (73, 18), (70, 22), (61, 25), (57, 26), (51, 28), (48, 30), (50, 25), (56, 25), (59, 22), (55, 17),
     (45, 13), (43, 15), (39, 21), (35, 28), (35, 32), (36, 36), (30, 36), (27, 37), (27, 40), (30, 41), (35, 42), (41, 41), (38, 44), (33, 45),
     (30, 46), (28, 43), (26, 40), (23, 40), (23, 37), (21, 38), (19, 41), (14, 45), (12, 44), (16, 41), (18, 40), (16, 38), (15, 40), (10, 44),
     (4, 43), (3, 42), (0, 39), (-2, 37), (-6, 36), (-9, 37)],
    [(-5, 50), (1, 51), (0, 53), (-2, 56), (-3, 58), (-5, 58), (-3, 54), (-5, 52)],
    [(-24, 64), (-14, 64), (-14, 66), (-23, 66)],
    [(-45, 60), (-40, 65), (-22, 70), (-20, 76), (-30, 83), (-60, 81), (-70, 77), (-55, 70), (-52, 64)],
    [(-77, 8), (-72, 12), (-62, 10), (-52, 5), (-50, 0), (-40, -3), (-35, -7), (-39, -14), (-41, -22), (-48, -27), (-53, -34), (-58, -38),
     (-65, -43), (-68, -52), (-72, -52), (-74, -42), (-71, -30), (-70, -18), (-77, -12), (-81, -5), (-80, 2)],
]


def land(sheet, cx, cy, r, lon0, lat0, tilt=0.0, coasts=COASTS):
    """The coasts in orthographic projection; what lies beyond the horizon is drawn in to the limb."""
    out = np.zeros((sheet.n, sheet.n), bool)
    p0, t = math.radians(lat0), math.radians(tilt)
    for coast in coasts:
        pts, front = [], False
        for (l1, b1), (l2, b2) in zip(coast, coast[1:] + coast[:1]):
            for k in range(6):
                lon, lat = math.radians(l1 + (l2 - l1) * k / 6 - lon0), math.radians(b1 + (b2 - b1) * k / 6)
                x = math.cos(lat) * math.sin(lon)
                y = math.cos(p0) * math.sin(lat) - math.sin(p0) * math.cos(lat) * math.cos(lon)
                z = math.sin(p0) * math.sin(lat) + math.cos(p0) * math.cos(lat) * math.cos(lon)
                if z < 0:
                    h = math.hypot(x, y) or 1
                    x, y = x / h, y / h
                else:
                    front = True
                x, y = x * math.cos(t) + y * math.sin(t), y * math.cos(t) - x * math.sin(t)
                pts.append((cx + r * x, cy - r * y))
        if front:
            out |= sheet.poly(*pts)
    return out


def face_64():
    s = Sheet(64)
    s.ink(s.rays(32, 31, 16, 1.5))
    hair = mirrored(s.blob((32, 4), (42, 6.5), (49.5, 14), (52.5, 25), (53, 37), (54.6, 45), (49, 48), (40, 46.6), (32, 46.6),
                           (24, 46.6), (15, 48), (9.4, 45), (11, 37), (11.5, 25), (14.5, 14), (22, 6.5)))
    body = mirrored(s.blob((32, 50), (40, 51), (50, 54), (58, 58.5), (61.5, 66), (32, 68), (2.5, 66), (6, 58.5), (14, 54), (24, 51)))
    s.clear(grow(hair | body, 2))
    # a sailor's jersey
    rows = np.indices((64, 64))[0]
    s.ink(body & (rows % 4 < 2))
    s.ink(body & ~np.roll(body, 1, 0) & (rows > 50) & (rows < 62))
    neckline = s.oval(32, 49.5, 11, 6.5)
    s.clear(neckline & body)
    s.ink(neckline & body & ~s.oval(32, 48.4, 10.2, 6.2))
    s.ink(hair)
    s.clear(s.poly((26.2, 42), (37.8, 42), (38.4, 53), (32, 55), (25.6, 53)))
    s.ink(s.poly((26, 44), (38, 44), (38, 46.6), (32, 50), (26, 46.6)))       # the shadow of the chin
    head = mirrored(s.blob((32, 12), (40, 14), (45.5, 21), (46, 30), (44.2, 38), (39.4, 44.2), (32, 47.4), (24.6, 44.2), (19.8, 38), (18, 30), (18.5, 21), (24, 14)))
    s.clear(head)
    fringe = s.blob((16, 24), (18, 12), (32, 8), (46, 12), (48, 28), (46.5, 27), (44.5, 21.5), (38, 21.8), (31, 20), (26.5, 16.5), (24.5, 20.5), (19.8, 24.5), (18.3, 29))
    s.ink(fringe & grow(head, 1))
    s.clear(s.stroke([(35, 8.5), (41, 10.5), (45.5, 15)], 1.5) | s.stroke([(17.5, 15), (20, 11.8)], 1.4))      # the shine on the hair
    for side in (-1, 1):
        x = 32 + side * 6.5
        s.ink(s.stroke([(x - side * 2.8, 25.9), (x + side * 0.6, 24.6), (x + side * 4.0, 25.9)], 1.5))           # brow
        s.ink(s.stroke([(x - side * 3.6, 31.0), (x - side * 1.2, 28.6), (x + side * 1.8, 28.4), (x + side * 5.0, 30.2)], 1.3))
        s.ink(s.oval(x, 31.2, 2.3, 3.0))
        s.clear(s.pixels((int(x - 0.5), 30), (int(x - 0.5), 31)))
    s.ink(s.stroke([(32.4, 32.5), (33.8, 36.8), (31.4, 37.9)], 1.1))                                              # nose
    s.ink(s.blob((26.2, 40.2), (29.6, 40.9), (32, 41.2), (34.4, 40.9), (37.8, 40.2), (35.4, 43.6), (32, 44.8), (28.6, 43.6)))
    s.clear(s.poly((28.6, 41.4), (35.4, 41.4), (34.6, 42.4), (29.4, 42.4)))                                       # teeth
    s.clear(mirrored(s.oval(15.5, 42, 2.1)))                                                                        # earrings
    s.clear(mirrored(s.pixels((19, 49), (20, 49), (19, 50), (21, 49), (22, 51), (23, 51))))
    return s.a


def globe_64():
    s = Sheet(64, ink=True)
    s.clear(s.oval(32, 32, 29))
    coast = land(s, 32, 32, 27, 14, 12, 12)
    ball = s.oval(32, 32, 27)
    r, c = np.indices((64, 64))
    shade = ball & ~s.oval(25, 25, 31) & ((r + c) % 2 == 0)
    s.ink(shade)
    s.ink(coast & ball)
    s.ink(ball & ~s.oval(32, 32, 26.2))
    for x, y in ((5, 7), (57, 5), (4, 55), (59, 58)):
        s.clear(s.pixels((x, y), (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)))
    s.clear(s.pixels((12, 3), (2, 14), (50, 2), (61, 13), (2, 48), (13, 60), (62, 49), (49, 61), (9, 10), (54, 11)))
    return s.a


def penguin_64():
    s = Sheet(64)
    sky = s.poly((0, 0), (64, 0), *reversed(smooth([(-1, 44), (10, 41), (22, 42), (34, 44), (48, 42), (58, 38), (65, 37)], False)))
    s.ink(sky)
    body = mirrored(s.blob((32, 4.5), (38.5, 6.5), (42, 12.5), (42.6, 20), (45.5, 28), (48.6, 38), (47.6, 49), (42, 57), (32, 59.5),
                           (22, 57), (16.4, 49), (15.4, 38), (18.5, 28), (21.4, 20), (22, 12.5), (25.5, 6.5)))
    left = s.blob((20, 26), (14, 33), (10, 42), (9.5, 48.5), (14, 46), (19, 40))
    right = s.blob((43, 27), (49, 22.5), (54, 15.5), (57.4, 11), (59, 16), (57, 25), (51, 33), (45, 38))
    feet = mirrored(s.blob((18, 59), (22, 56.5), (29, 57), (31, 60), (28.5, 62), (19, 62)))
    figure = body | left | right
    s.clear(grow(figure, 2) | grow(feet, 1.5))
    s.ink(figure)
    s.clear(s.stroke([(20.6, 29), (17.8, 36), (17.2, 42)], 1.1) | s.stroke([(44.4, 33), (46.6, 37)], 1.1))       # flippers apart from the body
    s.clear(mirrored(s.blob((32, 28), (37, 28), (40.6, 32), (43, 40), (42.4, 49), (38.5, 54.5), (32, 56), (25.5, 54.5), (21.6, 49), (21, 40), (23.4, 32), (27, 28))))
    s.ink(feet)
    s.clear(mirrored(s.pixels((21, 61), (25, 61), (21, 60), (25, 60))))
    # eyes and beak
    s.typed(24, 9, ("###..###",
                    "##....##",
                    "#......#",
                    "#..###.#",
                    "#..###.#",
                    "#..###.#",
                    "#..###.#",
                    "##....##",
                    "########",
                    "######..",
                    "####....",
                    "####....",
                    "#####...",
                    "#######."), both=True)
    s.clear(s.pixels((27, 12), (34, 12)))
    # a scarf
    scarf = s.blob((20.4, 23.5), (26, 25), (32, 25.5), (38, 25), (43.6, 23.5), (45, 27.5), (39, 30), (32, 30.6), (25, 30), (19, 27.5))
    tail = s.blob((35, 28), (40, 28), (41.4, 34), (41.6, 41), (36, 41.6), (35.6, 35))
    s.ink(grow(scarf | tail, 1) & (body | grow(scarf, 1)))
    s.clear(scarf | tail)
    columns, rows = np.indices((64, 64))[::-1]
    s.ink(scarf & ((columns + 2) % 6 < 3) & ~tail)
    s.ink(tail & (rows % 5 < 2) & (rows > 31))
    # snow: flakes in the sky, a few tussocks on the ground
    free = sky & ~grow(figure, 3)
    for x, y in ((6, 8), (13, 22), (50, 6), (4, 31)):
        s.clear(s.pixels((x, y), (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)) & free)
    for x, y in ((13, 5), (19, 13), (2, 19), (9, 15), (14, 32), (46, 13), (44, 3), (57, 4), (61, 9), (62, 22), (60, 31), (54, 34), (2, 2), (20, 3), (6, 38), (62, 3)):
        s.clear(s.pixels((x, y)) & free)
    s.ink(s.pixels(*[(x + k, y) for x, y, w in ((4, 51, 5), (54, 46, 4), (9, 58, 3), (53, 57, 6), (58, 52, 3), (3, 61, 4)) for k in range(w)]))
    return s.a


def face_32():
    s = Sheet(32)
    s.ink(s.rays(16, 12, 16, 0.5))
    hair = mirrored(s.blob((16, 2), (21, 3), (25, 7), (26.6, 13), (27, 19), (27.6, 22.8), (24, 24), (16, 23.4), (8, 24), (4.4, 22.8), (5, 19), (5.4, 13), (7, 7), (11, 3)))
    body = mirrored(s.blob((16, 25), (22, 26.4), (28, 28.6), (31, 33), (16, 34), (1, 33), (4, 28.6), (10, 26.4)))
    s.clear(grow(hair | body, 1.5))
    rows = np.indices((32, 32))[0]
    s.ink(body & (rows % 3 != 1) & (rows > 25))
    s.ink(hair)
    s.clear(s.pixels(*[(x, 25) for x in range(3, 29)]))
    s.clear(s.poly((13, 21), (19, 21), (19, 26), (16, 27.4), (13, 26)))
    s.ink(s.poly((13, 24), (19, 24), (19, 25), (13, 25)))
    head = mirrored(s.blob((16, 6), (20, 7), (23, 11), (23, 16), (21.8, 19.6), (19.4, 22.6), (16, 23.9), (12.6, 22.6), (10.2, 19.6), (9, 16), (9, 11), (12, 7)))
    s.clear(head)
    s.ink(s.blob((8, 12), (9, 6), (16, 4), (23, 6), (24, 14), (23, 13), (22, 10.6), (18, 11), (15.4, 10), (13.4, 8.6), (12, 10.4), (9.8, 12.4), (9, 15)) & grow(head, 1))
    s.clear(s.pixels((18, 4), (19, 4), (20, 5), (21, 6)))
    s.typed(10, 12, (" ###  ",
                     "      ",
                     " ###  ",
                     "# ##  ",
                     "  ##  ",
                     "      ",
                     "      ",
                     "      ",
                     "  #   ",
                     "   ###"), both=True)
    s.typed(15, 17, (" #", "##"))
    s.ink(s.pixels((14, 22), (15, 22), (16, 22), (17, 22)))
    s.clear(mirrored(s.pixels((7, 19), (7, 20), (6, 20), (6, 19))))
    return s.a


def globe_32():
    s = Sheet(32, ink=True)
    s.clear(s.oval(16, 16, 14.7))
    ball = s.oval(16, 16, 13.2)
    r, c = np.indices((32, 32))
    s.ink(ball & ~s.oval(12.6, 12.6, 15.4) & ((r + c) % 2 == 0))
    s.ink(land(s, 16, 16, 13.4, 14, 12, 12) & ball)
    s.clear(s.pixels((2, 3), (29, 2), (1, 28), (30, 29), (5, 1), (27, 30), (30, 5), (3, 30)))
    return s.a


def penguin_32():
    s = Sheet(32)
    sky = s.poly((0, 0), (32, 0), *reversed(smooth([(-1, 22), (6, 20.6), (16, 22), (24, 21), (33, 18.6)], False)))
    s.ink(sky)
    body = mirrored(s.blob((16, 2), (19.4, 3), (21.2, 6.4), (21.4, 10), (23, 14), (24.4, 19.4), (23.8, 25), (21, 28.6), (16, 29.8),
                           (11, 28.6), (8.2, 25), (7.6, 19.4), (9, 14), (10.6, 10), (10.8, 6.4), (12.6, 3)))
    left = s.blob((10, 13), (7, 16.6), (5, 21), (5, 24), (7.4, 23), (9.6, 20))
    right = s.blob((21.6, 13.6), (24.6, 11), (27, 7.6), (28.8, 5.6), (29.4, 8), (28.4, 12.6), (25.6, 16.6), (22.6, 19))
    feet = mirrored(s.pixels(*[(x, y) for x in range(9, 15) for y in (29, 30)]))
    figure = body | left | right
    s.clear(grow(figure, 1.5) | grow(feet, 1))
    s.ink(figure)
    s.clear(mirrored(s.blob((16, 15), (18.6, 15), (20.4, 16.6), (21.4, 20), (21, 24.6), (19, 27.2), (16, 28), (13, 27.2), (11, 24.6), (10.6, 20), (11.6, 16.6), (13.4, 15))))
    s.ink(feet)
    s.typed(11, 4, ("##.##",
                    "#...#",
                    "#.#.#",
                    "#...#",
                    "#####",
                    "###..",
                    "####.",
                    "#####"), both=True)
    scarf = mirrored(s.pixels(*[(x, 12) for x in range(10, 16)], *[(x, 13) for x in range(10, 16)]))
    s.clear(scarf)
    s.ink(s.pixels(*[(x, y) for x in (11, 14, 17, 20) for y in (12, 13)]))
    tail = s.pixels(*[(x, y) for x in (18, 19) for y in range(14, 20)])
    s.ink(grow(tail, 1) & np.roll(grow(tail, 1), 0, 0) & body & (np.indices((32, 32))[0] > 13))
    s.clear(tail)
    s.ink(s.pixels((18, 15), (19, 15), (18, 18), (19, 18)))
    free = sky & ~grow(figure, 2)
    s.clear(s.pixels((3, 4), (7, 8), (2, 12), (6, 2), (25, 3), (5, 15), (30, 3), (30, 14), (23, 6), (2, 18), (9, 5), (28, 1)) & free)
    s.ink(s.pixels((2, 26), (3, 26), (27, 24), (28, 24), (29, 24), (4, 29), (27, 28), (28, 28)))
    return s.a


def cat_32():
    s = Sheet(32)
    head = mirrored(s.blob((16, 10.5), (20, 10.4), (25, 13), (27.6, 18), (26.6, 24), (22, 28.4), (16, 29.6), (10, 28.4), (5.4, 24), (4.4, 18), (7, 13), (12, 10.4)))
    ears = mirrored(s.poly((4.4, 19), (4.2, 2.4), (5.4, 2.2), (14, 11)))
    s.ink(head | ears)
    s.clear(mirrored(s.poly((6.2, 11), (6, 5.6), (10.6, 10.2))))
    s.typed(7, 15, (" ...... ",
                    "..##... ",
                    "..##....",
                    "..##....",
                    " .##... ",
                    "  ....  "), both=True)
    s.ink(s.pixels((7, 15), (24, 15)))
    s.clear(mirrored(s.blob((16, 22), (19, 22.4), (21, 24.4), (20, 27), (16, 28), (12, 27), (11, 24.4), (13, 22.4))))
    s.typed(13, 22, ("###",
                     " ##",
                     "  #",
                     "#.#",
                     ".##"), both=True)
    for y, x0, x1 in ((22, 0, 4), (24, 0, 4), (26, 1, 5)):
        m = mirrored(s.pixels(*[(x, y) for x in range(x0, x1 + 1)]))
        s.ink(m)
    s.clear(mirrored(s.pixels((6, 22), (7, 22), (8, 22), (9, 22), (6, 24), (7, 24), (8, 24), (9, 24), (7, 26), (8, 26), (9, 26))))
    return s.a


def house_32():
    s = Sheet(32)
    s.ink(s.poly((0, 32), (0, 26), (8, 25), (18, 26), (26, 24.6), (32, 25.4), (32, 32)))
    wall = s.poly((5, 13), (22, 13), (22, 27), (5, 27))
    roof = s.poly((1.6, 15), (13.5, 4.4), (25.4, 15))
    s.ink(grow(wall, 1))
    s.clear(wall)
    s.ink(s.pixels(*[(x, y) for x in (18, 19, 20) for y in range(4, 10)], (17, 4), (21, 4)))
    s.ink(roof)
    s.clear(s.oval(13.5, 10.5, 1.6))
    s.ink(s.poly((12, 18), (15, 18), (15, 27), (12, 27)))
    s.clear(s.pixels((14, 23)))
    for x in (6, 17):
        s.ink(s.poly((x, 17), (x + 4, 17), (x + 4, 22), (x, 22)))
        s.clear(s.pixels((x + 1, 18), (x + 2, 18), (x + 1, 20), (x + 2, 20)))
    s.ink(s.blob((28, 8.6), (31.6, 12), (31, 18.6), (28, 20.4), (25, 18.6), (24.8, 13)) | s.pixels(*[(x, y) for x in (27, 28) for y in range(19, 27)]))
    s.clear(s.pixels((27, 13), (29, 16), (26, 16), (28, 11)))
    s.clear(s.poly((12, 27), (15, 27), (16.4, 29.4), (19, 32), (13, 32), (12.4, 29.4)))
    s.ink(s.pixels((20, 2), (21, 1), (22, 1), (23, 0), (4, 4), (5, 3), (6, 4), (7, 3), (8, 4)))
    return s.a


def key_32():
    s = Sheet(32)
    s.ink(s.poly((0, 0), (16, 0), (16, 32), (0, 32)))
    key = s.oval(9, 16, 7) & ~s.oval(7.5, 16, 3)
    key |= s.poly((15, 14), (30, 14), (30, 18), (14, 18)) | s.poly((22, 17), (25, 17), (25, 23), (22, 23)) | s.poly((27, 17), (30, 17), (30, 21), (27, 21))
    s.a ^= key
    return s.a


# ---------------------------------------------------------------------------------------------- the sets
def sets():
    drawn = lambda n: {"face": globals()[f"face_{n}"](), "globe": globals()[f"globe_{n}"](), "penguin": globals()[f"penguin_{n}"](),
                       **({"cat": cat_32(), "house": house_32(), "key": key_32()} if n == 32 else {})}
    return {
        "letters": ("Letters", "Capital letters on the smallest useful grid.", letters()),
        "course": ("Course figures", "The figures of the 16 x 16 exercise: a checkerboard, a circle, a cross; and stripes.",
                   {"checkerboard": checkerboard(), "circle": midpoint_circle(), "cross": cross(), "stripes": stripes()}),
        "drawings-32": ("Drawings, 32 x 32", "A face, a globe, a penguin, a cat, a house and a key.", drawn(32)),
        "drawings-64": ("Drawings, 64 x 64", "A face, a globe and a penguin, in more detail.", drawn(64)),
    }


# ---------------------------------------------------------------------------------------------- checks
def spins(pictures):
    return np.array([np.where(a, 1, -1).ravel() for a in pictures])


def settle(xi, state, rng, sweeps=40):
    """Asynchronous Hebbian recall (zero diagonal, ties keep) of many states at once, through their overlaps."""
    count, n = xi.shape
    state = state.copy()
    m = state @ xi.T
    for _ in range(sweeps):
        changed = False
        for i in rng.permutation(n):
            h = m @ xi[:, i] - count * state[:, i]
            new = np.where(h == 0, state[:, i], np.sign(h))
            if (new != state[:, i]).any():
                changed = True
                m += np.outer(new - state[:, i], xi[:, i])
                state[:, i] = new
        if not changed:
            break
    return state


def unstable(xi):
    field = (xi @ xi.T) @ xi - len(xi) * xi      # no self-connection
    return (field * xi < 0).sum(1)


def unstable_binary(xi, half_row_sum):
    """Pixels that change when the units are 0/1 (Hopfield 1982), thresholds zero or half the sums of the rows."""
    w = xi.T @ xi
    np.fill_diagonal(w, 0)
    v = (xi + 1) // 2
    theta = w.sum(1) / 2 if half_row_sum else np.zeros(len(w))
    h = v @ w.T - theta
    return ((h > 0).astype(int) != v) & (h != 0)


def recovery(xi, k, fraction, trials, rng):
    n = xi.shape[1]
    start = np.where(rng.random((trials, n)) < fraction, -1, 1) * xi[k]
    return (settle(xi, start, rng) == xi[k]).all(1).mean()


def choose_letters(table, quick):
    """The trio of letters with the largest basins: the share of starts with 1..8 wrong pixels that recover."""
    names, xi, rng = list(table), spins(table.values()), np.random.default_rng(5)
    q = xi @ xi.T
    trios = [t for t in combinations(range(len(names)), 3) if not unstable(xi[list(t)]).any()]
    trios.sort(key=lambda t: (sum(q[a, b] ** 2 for a, b in combinations(t, 2)), t))
    best = []
    for t in trios[:12 if quick else 60]:
        part, score = xi[list(t)], []
        for k in range(3):
            for wrong in range(1, 9):
                flips = np.argsort(rng.random((120, 25)), 1) < wrong
                score.append((settle(part, np.where(flips, -1, 1) * part[k], rng) == part[k]).all(1).mean())
        best.append((float(np.mean(score)), float(np.min(np.array(score).reshape(3, 8).mean(1))), t))
    best.sort(reverse=True)
    return [(s, low, [names[i] for i in t], [int(q[a, b]) for a, b in combinations(t, 2)]) for s, low, t in best], len(trios)


def show_overlaps(names, xi):
    n = xi.shape[1]
    for k, name in enumerate(names):
        print(f"    {name:13} ink {int((xi[k] > 0).sum()):5} ({(xi[k] > 0).mean():5.1%})  overlaps " + " ".join(f"{int(q):+6d} ({q / n:+.3f})" for q in xi[k] @ xi.T))


def check_recall(names, xi, trials, rng, ok):
    print("    unstable pixels:", dict(zip(names, unstable(xi).tolist())))
    ok(not unstable(xi).any(), "all memories are stable")
    for k, name in enumerate(names):
        print(f"    {name:13} recovered from flips: " + "  ".join(f"{f:.0%}: {recovery(xi, k, f, trials, rng):6.1%}" for f in (0.1, 0.2, 0.25, 0.3, 0.35)))


def check_drawings(names, xi, trials, rng, ok):
    size = int(math.isqrt(xi.shape[1]))
    check_recall(names, xi, trials, rng, ok)
    for k in range(3):
        ok(recovery(xi, k, 0.3, trials, rng) == 1, f"{names[k]} is recalled from 30 % flips")
        done = {}
        for half, (rows, cols) in {"top": (slice(0, size // 2), slice(None)), "bottom": (slice(size // 2, None), slice(None)),
                                   "left": (slice(None), slice(0, size // 2)), "right": (slice(None), slice(size // 2, None))}.items():
            start = xi[k].reshape(size, size).copy()
            start[rows, cols] = -1
            ends = settle(xi, np.repeat(start.reshape(1, -1), 5, 0), rng)
            done[half] = bool((ends == xi[k]).all())
        print(f"    {names[k]:13} recalled from a covered half:", done)
        if names[k] == "face":
            ok(done["bottom"] and done["right"], "the face is recalled with its bottom or right half covered")
    # half-way between face and penguin
    differ = np.flatnonzero(xi[0] != xi[2])
    start = np.repeat(xi[:1], trials, 0)
    for t in range(trials):
        start[t, rng.permutation(differ)[:len(differ) // 2]] *= -1
    ends = settle(xi, start, rng)
    mixtures = [np.sign(xi[0] + xi[2] + s * xi[1]) for s in (1, -1)]
    hits = [float((ends == m).all(1).mean()) for m in mixtures]
    stored = float(np.mean([(np.abs(e @ xi.T) == xi.shape[1]).any() for e in ends]))
    print(f"    half-way face/penguin ends in sgn(face + penguin + globe): {hits[0]:.0%}, sgn(face + penguin - globe): {hits[1]:.0%}, a memory: {stored:.0%}, other: {abs(1 - sum(hits) - stored):.0%}")
    print("    its overlaps", [round(float(q), 3) for q in ends.mean(0) @ xi.T / xi.shape[1]])
    ok(sum(hits) >= 0.9, "half-way between face and penguin falls into a mixture")


def write_pbm(path, a):
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = "\n".join("".join("01"[int(v)] for v in row) for row in a)
    path.write_text(f"P1\n{a.shape[1]} {a.shape[0]}\n{rows}\n")


def first_state():
    """The state on the first screen: the face with exactly a quarter of its pixels flipped."""
    a = face_32()
    a.ravel()[np.random.default_rng(4).permutation(a.size)[:a.size // 4]] ^= True
    return a


def poster(path, spoiled, what):
    """A state as a picture: what the page shows before the engine is there. The colours come from the page's styles
    (.poster-plus, .poster-minus, .poster-gap); the attributes are what it has without them."""
    n, runs = len(spoiled), []
    for y, row in enumerate(spoiled):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row.astype(int), [0]])))
        runs += [f"M{x0} {y}h{x1 - x0}" for x0, x1 in zip(edges[::2], edges[1::2])]
    gaps = "".join(f"M{k} 0v{n}M0 {k}h{n}" for k in range(1, n))
    path.write_text(f'''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n} {n}" role="img" aria-label="{what}">
<path class="poster-minus" fill="#f4e6d3" d="M0 0h{n}v{n}H0z"/>
<path class="poster-plus" stroke="#24507e" transform="translate(0 .5)" d="{"".join(runs)}"/>
<path class="poster-gap" stroke="#f6f5f2" stroke-width=".05" d="{gaps}"/>
</svg>
''')
    return len(path.read_bytes())


def sheet(path, table):
    """All pictures large, to look at."""
    strips = []
    for _, (_, _, pictures) in table.items():
        n = len(next(iter(pictures.values())))
        zoom = {5: 8, 16: 16, 32: 14, 64: 8}[n]
        cells = [np.pad(np.where(a[..., None], [0x24, 0x50, 0x7E], [0xF4, 0xE6, 0xD3]).astype("uint8").repeat(zoom, 0).repeat(zoom, 1),
                        ((6, 6), (6, 6), (0, 0)), constant_values=255) for a in pictures.values()]
        strips.append(np.concatenate(cells, 1))
    width = max(s.shape[1] for s in strips)
    Image.fromarray(np.concatenate([np.pad(s, ((0, 0), (0, width - s.shape[1]), (0, 0)), constant_values=255) for s in strips])).save(path)


def main():
    table, quick = sets(), "--quick" in sys.argv
    trials, failures = (10 if quick else 60), []

    def ok(condition, what):
        print("    " + ("ok   " if condition else "FAIL ") + what)
        if not condition:
            failures.append(what)

    rng = np.random.default_rng(2026)
    index, starters = [], {"course": ["checkerboard", "circle", "cross"], "drawings-32": ["face", "globe", "penguin"], "drawings-64": ["face", "globe", "penguin"]}

    print("letters 5 x 5")
    ranked, stable = choose_letters(table["letters"][2], quick)
    print(f"    {stable} of 2600 trios are stable; the best by recovery from 1..8 wrong pixels:")
    for score, low, names, q in ranked[:8]:
        print(f"    {' '.join(names)}   mean {score:.3f}, worst letter {low:.3f}, overlaps {q}")
    starters["letters"] = ranked[0][2]
    check_recall(starters["letters"], spins(table["letters"][2][k] for k in starters["letters"]), 300, rng, ok)

    print("course 16 x 16")
    pictures = table["course"][2]
    xi = spins(pictures.values())
    show_overlaps(list(pictures), xi)
    ok(int(pictures["circle"].sum()) == 32, "the circle has 32 lit pixels")
    ok(int(pictures["cross"].sum()) == 80, "the cross has 80 lit pixels")
    ok(int(pictures["checkerboard"].sum()) == 128 and not pictures["checkerboard"][0, 0], "the checkerboard has 128, and its top left is 0")
    trio = xi[:3]
    check_recall(list(pictures)[:3], trio, trials, rng, ok)
    zero, half = unstable_binary(trio, False).sum(1), unstable_binary(trio, True).sum(1)
    print("    unstable pixels with 0/1 units: zero thresholds", zero.tolist(), " half the row sums", half.tolist())
    ok(zero[0] > 0, "0/1 units, zero thresholds: the stored checkerboard is unstable")
    ok(not half.any(), "0/1 units, half the row sums: all three are stable")
    print("    with the stripes as a fourth memory:")
    check_recall(list(pictures), xi, trials, rng, ok)

    for name in ("drawings-32", "drawings-64"):
        print(name)
        pictures = table[name][2]
        xi = spins(pictures.values())
        show_overlaps(list(pictures), xi)
        if len(xi) > 3:
            print("    all of them stored:")
            check_recall(list(pictures), xi, trials, rng, ok)
        pictures = {k: pictures[k] for k in starters[name]}
        xi = spins(pictures.values())
        print("    the first three:")
        q = xi @ xi.T / xi.shape[1]
        ok(max(abs(q[a, b]) for a, b in combinations(range(3), 2)) < 0.15, "all overlaps are below 0.15")
        check_drawings(list(pictures), xi, trials, rng, ok)

    if quick:
        print(f"{len(failures)} checks failed" if failures else "all checks passed", "(quick: nothing written)")
        return bool(failures)
    for name, (title, about, pictures) in table.items():
        size = len(next(iter(pictures.values())))
        trio = starters[name]
        xi = spins(pictures[k] for k in trio)
        for k, a in pictures.items():
            write_pbm(OUT / name / f"{k}.pbm", a)
        index.append({"name": name, "title": title, "about": about, "width": size, "height": size,
                      "starter": {"pictures": trio, "dot_products": (xi @ xi.T).tolist()},
                      "pictures": [{"name": k, "title": k if name == "letters" else k.capitalize(), "file": f"{name}/{k}.pbm"} for k in pictures]})
    xi = spins(table["drawings-32"][2][k] for k in starters["drawings-32"])
    start = spins([first_state()])
    print("first screen: the face with a quarter flipped; overlaps", [round(float(q), 3) for q in start[0] @ xi.T / 1024])
    ok((settle(xi, np.repeat(start, 5, 0), rng) == xi[0]).all() and all((settle(xi, start, np.random.default_rng(k)) == xi[0]).all() for k in range(20)),
       "the first screen's state is recalled in every order tried")
    write_pbm(OUT / "first-state.pbm", first_state())
    first = {"set": "drawings-32", "pictures": starters["drawings-32"], "start": "first-state.pbm", "about": "The face with 256 of 1024 pixels flipped."}
    text = json.dumps({"about": "Pictures to store: plain PBM, 1 = +1. Made and checked by assets/pictures/make.py.", "author": RIGHTS, "first_screen": first, "sets": index}, indent=1)
    text = re.sub(r"\[\s+(-?\d[\d,\s-]*?)\s+\]", lambda m: "[" + re.sub(r"\s+", " ", m.group(1)) + "]", text)
    text = re.sub(r"\{\s+(\"name\": [^{}]*?\.pbm\")\s+\}", lambda m: "{" + re.sub(r"\s+", " ", m.group(1)) + "}", text)
    text = re.sub(r"\[\s+((?:\"[A-Za-z-]+\",?\s+)+)\]", lambda m: "[" + " ".join(m.group(1).split()) + "]", text)
    (OUT / "sets.json").write_text(text + "\n")
    spoiled = cross() ^ (np.random.default_rng(11).random((16, 16)) < 0.14)
    print("posters:", poster(OUT.parent / "poster.svg", spoiled, "A cross on a grid of 16 by 16 cells, spoiled by noise"),
          poster(OUT.parent / "poster-face.svg", first_state(), "A picture on a grid of 32 by 32 cells, spoiled by noise"), "bytes")
    if "--sheet" in sys.argv:
        sheet(sys.argv[sys.argv.index("--sheet") + 1], table)
    print(f"{len(failures)} checks failed" if failures else "all checks passed")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())

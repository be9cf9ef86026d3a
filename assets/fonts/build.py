#!/usr/bin/env python3
"""Rebuilds the fonts in this folder from named npm packages.

    python3 -m venv v && v/bin/pip install fonttools==4.68.0 && v/bin/python assets/fonts/build.py

Source Serif 4 and Noto Sans Myanmar are copied byte for byte. Inter (no reserved font name) is changed:
digits are the tabular ones, since egui cannot switch OpenType features; features nobody uses are dropped; a few
marks of the screen that Inter lacks are made from its own shapes. The same input gives the same bytes.
"""

import hashlib
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

from fontTools import subset
from fontTools.misc.transform import Identity
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent

# package, version, SHA-256 of the tarball
PACKAGES = {
    "inter": ("@expo-google-fonts/inter", "0.4.2", "b5c1e5878c07a5637169da9f7b1f370c69709f1f8de55998e2522f7aa9dfe2a9"),
    "serif": ("@expo-google-fonts/source-serif-4", "0.4.1", "84f0b412fbc9b0b666d6fe04620b2cd2e54bfd49ca61fe0663a9e5beb30afcc4"),
    "myanmar": ("@expo-google-fonts/noto-sans-myanmar", "0.4.2", "14db9970d908b8e46c65ddcbb66aa789add2e76e6e4cfc48e2f454c5e20ea39f"),
}
# our file: (package, path in it, changed by `tabular`)
FONTS = {
    "Inter-Regular.ttf": ("inter", "400Regular/Inter_400Regular.ttf", True),
    "Inter-Medium.ttf": ("inter", "500Medium/Inter_500Medium.ttf", True),
    "Inter-SemiBold.ttf": ("inter", "600SemiBold/Inter_600SemiBold.ttf", True),
    "SourceSerif4-Regular.ttf": ("serif", "400Regular/SourceSerif4_400Regular.ttf", False),
    "SourceSerif4-Italic.ttf": ("serif", "400Regular_Italic/SourceSerif4_400Regular_Italic.ttf", False),
    "SourceSerif4-SemiBold.ttf": ("serif", "600SemiBold/SourceSerif4_600SemiBold.ttf", False),
    "NotoSansMyanmar-Regular.ttf": ("myanmar", "400Regular/NotoSansMyanmar_400Regular.ttf", False),
}
LICENCES = {"OFL-Inter.txt": "inter", "OFL-SourceSerif4.txt": "serif", "OFL-NotoSansMyanmar.txt": "myanmar"}
KEPT_FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk", "pnum", "tnum"]
# new code point: (made from, scale about the middle of the shape)
MADE = {0x25B4: (0x25B2, 0.62), 0x25B8: (0x25B6, 0.62), 0x25BE: (0x25BC, 0.62), 0x25C2: (0x25C0, 0.62), 0x2715: (0x00D7, 1.15)}
ON_SCREEN = "–—‘’“”…·•×÷±−←→↑↓▲▼◀▶▴▸▾◂✓✕⌘©°′″≤≥≈○●◆■□"


def fetch(folder):
    """Unpacks every package; stops when one is not the package this script was written for."""
    for key, (name, version, wanted) in PACKAGES.items():
        out = subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, capture_output=True)
        tarball = folder / out.stdout.decode().split()[-1]
        found = hashlib.sha256(tarball.read_bytes()).hexdigest()
        if found != wanted:
            sys.exit(f"{name}@{version} has SHA-256 {found}, not {wanted}")
        with tarfile.open(tarball) as archive:
            archive.extractall(folder / key, filter="data")


def single_substitutions(font, feature):
    """What a feature replaces, glyph for glyph."""
    table, found = font["GSUB"].table, {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature:
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    found.update(getattr(part, "ExtSubTable", part).mapping)
    return found


def remap(font, changes):
    """Points code points at other glyphs."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(changes)


def made_glyph(font, source, scale):
    """A glyph of the same advance whose shape is scaled about its own middle."""
    shape, (advance, _) = font["glyf"][source], font["hmtx"][source]
    middle = ((shape.xMin + shape.xMax) / 2, (shape.yMin + shape.yMax) / 2)
    pen = TTGlyphPen(None)
    about = Identity.translate(*middle).scale(scale).translate(-middle[0], -middle[1])
    font.getGlyphSet()[source].draw(TransformPen(pen, about))
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    return glyph, (advance, glyph.xMin)


def tabular(source, target):
    """Inter with tabular digits, only the features in use, and the marks of the screen."""
    font = TTFont(source, recalcTimestamp=False)
    names = font.getBestCmap()
    tabular_of = single_substitutions(font, "tnum")
    remap(font, {code: tabular_of[names[code]] for code in range(0x30, 0x3A)})
    for code, (origin, scale) in MADE.items():
        if code not in names:
            name = f"uni{code:04X}"
            font.setGlyphOrder(font.getGlyphOrder() + [name])
            font["glyf"].glyphs[name], font["hmtx"].metrics[name] = made_glyph(font, names[origin], scale)
            remap(font, {code: name})
    options = subset.Options(layout_features=KEPT_FEATURES, name_IDs=["*"], notdef_outline=True, hinting=False)
    options.drop_tables += ["STAT"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=list(font.getBestCmap()))
    worker.subset(font)
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = record.toUnicode() + "; Conflict Atlas: tabular digits, fewer features"
    font.save(target)


def check(path):
    """Stops when a font is too large, lacks a mark of the screen, or its digits differ in width."""
    font = TTFont(path)
    names = font.getBestCmap()
    if path.stat().st_size > 350_000:
        sys.exit(f"{path.name} is larger than 350 kB")
    if path.name.startswith("Inter"):
        missing = [mark for mark in ON_SCREEN if ord(mark) not in names]
        widths = {font["hmtx"][names[code]][0] for code in range(0x30, 0x3A)}
        if missing or len(widths) != 1:
            sys.exit(f"{path.name}: missing {missing}, digit widths {widths}")


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        fetch(folder)
        for name, (package, inside, changed) in FONTS.items():
            source = folder / package / "package" / inside
            tabular(source, HERE / name) if changed else shutil.copyfile(source, HERE / name)
            check(HERE / name)
        for name, package in LICENCES.items():
            shutil.copyfile(folder / package / "package" / "LICENSE_FONT", HERE / name)
    for path in sorted([*FONTS, *LICENCES]):
        print(hashlib.sha256((HERE / path).read_bytes()).hexdigest(), (HERE / path).stat().st_size, path)


if __name__ == "__main__":
    main()

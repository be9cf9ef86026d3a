//! What a column can mean, and the names by which each format calls it.
//!
//! Names are compared by their letters and digits alone, so `EVENT_DATE`, `Event date` and `event_date` are one.

use super::report::Format;

/// What the cells of a column say about an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The source's key.
    Id,
    /// The day, or the first day.
    Date,
    /// The last day.
    EndDate,
    /// The year, said a second time.
    Year,
    /// How well the day is known.
    TimePrecision,
    /// The coarse class.
    EventType,
    /// The finest class.
    SubEventType,
    /// First side.
    Actor1,
    /// Second side.
    Actor2,
    /// Names associated with the first side.
    Associates1,
    /// Names associated with the second side.
    Associates2,
    /// Whether civilians were the target.
    CivilianTargeting,
    /// Country.
    Country,
    /// First administrative level.
    Admin1,
    /// Second administrative level.
    Admin2,
    /// Third administrative level.
    Admin3,
    /// Town, village or spot.
    Location,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// How well the place is known.
    PlacePrecision,
    /// Who reported it.
    Source,
    /// Who reported it, where `Source` is empty.
    OtherSource,
    /// The description.
    Notes,
    /// More of the description.
    MoreNotes,
    /// Estimated deaths.
    Deaths,
    /// The least held possible.
    LowDeaths,
    /// The most held possible.
    HighDeaths,
    /// When the source last changed the row.
    Timestamp,
}

impl Meaning {
    /// Number of meanings.
    pub const COUNT: usize = Meaning::Timestamp as usize + 1;
}

/// Meanings with the names that give them, the surest first.
pub type Names = &'static [(Meaning, &'static [&'static str])];

/// The names a format uses.
pub fn names(format: Format) -> Names {
    match format {
        Format::Acled | Format::AcledOld => ACLED,
        Format::UcdpGed => UCDP,
        Format::Table => TABLE,
    }
}

const ACLED: Names = &[
    (
        Meaning::Id,
        &["event_id_cnty", "data_id", "event_id_no_cnty"],
    ),
    (Meaning::Date, &["event_date"]),
    (Meaning::Year, &["year"]),
    (Meaning::TimePrecision, &["time_precision"]),
    (Meaning::EventType, &["event_type"]),
    (Meaning::SubEventType, &["sub_event_type"]),
    (Meaning::Actor1, &["actor1"]),
    (Meaning::Actor2, &["actor2"]),
    (Meaning::Associates1, &["assoc_actor_1"]),
    (Meaning::Associates2, &["assoc_actor_2"]),
    (Meaning::CivilianTargeting, &["civilian_targeting"]),
    (Meaning::Country, &["country"]),
    (Meaning::Admin1, &["admin1"]),
    (Meaning::Admin2, &["admin2"]),
    (Meaning::Admin3, &["admin3"]),
    (Meaning::Location, &["location"]),
    (Meaning::Latitude, &["latitude"]),
    (Meaning::Longitude, &["longitude"]),
    (Meaning::PlacePrecision, &["geo_precision"]),
    (Meaning::Source, &["source"]),
    (Meaning::Notes, &["notes"]),
    (Meaning::Deaths, &["fatalities"]),
    (Meaning::Timestamp, &["timestamp"]),
];

const UCDP: Names = &[
    (Meaning::Id, &["id"]),
    (Meaning::Date, &["date_start"]),
    (Meaning::EndDate, &["date_end"]),
    (Meaning::Year, &["year"]),
    (Meaning::TimePrecision, &["date_prec"]),
    (Meaning::SubEventType, &["type_of_violence"]),
    (Meaning::Actor1, &["side_a"]),
    (Meaning::Actor2, &["side_b"]),
    (Meaning::Country, &["country"]),
    (Meaning::Admin1, &["adm_1"]),
    (Meaning::Admin2, &["adm_2"]),
    (Meaning::Location, &["where_coordinates"]),
    (Meaning::Latitude, &["latitude"]),
    (Meaning::Longitude, &["longitude"]),
    (Meaning::PlacePrecision, &["where_prec"]),
    (Meaning::Source, &["source_article"]),
    (Meaning::OtherSource, &["source_office", "source_original"]),
    (Meaning::Notes, &["source_headline"]),
    (Meaning::MoreNotes, &["where_description"]),
    (Meaning::Deaths, &["best"]),
    (Meaning::LowDeaths, &["low"]),
    (Meaning::HighDeaths, &["high"]),
];

const TABLE: Names = &[
    (
        Meaning::Date,
        &[
            "event_date",
            "date",
            "date_start",
            "start_date",
            "begin_date",
            "incident_date",
            "date_of_event",
            "date_of_incident",
            "date_occurred",
            "occurred_on",
            "occurred_at",
            "event_day",
            "day",
            "datetime",
            "date_time",
        ],
    ),
    (
        Meaning::Latitude,
        &[
            "latitude",
            "lat",
            "lat_dd",
            "lat_wgs84",
            "gps_latitude",
            "gps_lat",
            "latitude_dd",
            "decimal_latitude",
            "y",
            "y_coord",
            "ycoord",
            "point_y",
        ],
    ),
    (
        Meaning::Longitude,
        &[
            "longitude",
            "lon",
            "lng",
            "long",
            "lon_dd",
            "long_dd",
            "lon_wgs84",
            "gps_longitude",
            "gps_lon",
            "gps_long",
            "longitude_dd",
            "decimal_longitude",
            "x",
            "x_coord",
            "xcoord",
            "point_x",
        ],
    ),
    (
        Meaning::EndDate,
        &["date_end", "end_date", "last_date", "enddate"],
    ),
    (Meaning::Year, &["year"]),
    (
        Meaning::SubEventType,
        &[
            "sub_event_type",
            "event_type",
            "type",
            "category",
            "incident_type",
            "type_of_event",
            "type_of_incident",
            "type_of_violence",
            "event_category",
            "class",
            "kind",
        ],
    ),
    (
        Meaning::Actor1,
        &[
            "actor1",
            "actor_1",
            "actor",
            "side_a",
            "perpetrator",
            "perpetrators",
            "initiator",
            "armed_group",
            "group",
        ],
    ),
    (
        Meaning::Actor2,
        &[
            "actor2", "actor_2", "side_b", "target", "targets", "victim", "victims",
        ],
    ),
    (
        Meaning::Country,
        &["country", "country_name", "admin0", "adm0_name", "adm0_en"],
    ),
    (
        Meaning::Admin1,
        &[
            "admin1",
            "adm_1",
            "adm1",
            "admin_1",
            "admin1_name",
            "adm1_name",
            "adm1_en",
            "state",
            "province",
            "state_region",
            "governorate",
            "oblast",
        ],
    ),
    (
        Meaning::Admin2,
        &[
            "admin2",
            "adm_2",
            "adm2",
            "admin_2",
            "admin2_name",
            "adm2_name",
            "adm2_en",
            "district",
            "county",
        ],
    ),
    (
        Meaning::Admin3,
        &[
            "admin3",
            "adm_3",
            "adm3",
            "admin_3",
            "admin3_name",
            "adm3_name",
            "adm3_en",
            "township",
            "sub_district",
            "subdistrict",
        ],
    ),
    (
        Meaning::Location,
        &[
            "location",
            "location_name",
            "place",
            "place_name",
            "village",
            "town",
            "city",
            "locality",
            "site",
            "settlement",
            "address",
        ],
    ),
    (
        Meaning::Notes,
        &[
            "notes",
            "note",
            "description",
            "event_description",
            "summary",
            "comment",
            "comments",
            "details",
            "remarks",
            "headline",
            "title",
            "text",
        ],
    ),
    (
        Meaning::Id,
        &[
            "id",
            "event_id",
            "incident_id",
            "event_id_cnty",
            "uid",
            "uuid",
            "record_id",
            "fid",
            "objectid",
            "nr",
        ],
    ),
    (
        Meaning::Deaths,
        &[
            "fatalities",
            "deaths",
            "killed",
            "total_killed",
            "death_toll",
            "dead",
            "best",
            "nkill",
        ],
    ),
    (
        Meaning::Source,
        &[
            "source",
            "sources",
            "source_name",
            "reported_by",
            "url",
            "link",
        ],
    ),
];

/// The columns of UCDP GED 23.1 to 25.1 and Candidate in their order, for a release without a header row.
pub fn ucdp_layout() -> impl Iterator<Item = &'static str> {
    UCDP_LAYOUT.split(',')
}

const UCDP_LAYOUT: &str = "\
id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,\
conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,\
side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,\
source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,\
latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,\
date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob";

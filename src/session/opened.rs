//! From a source to everything that follows from it once: store, report, scheme and regions.
//!
//! Never changes afterwards; another file or scheme makes another [`Opened`].

use super::ValueLists;
use crate::event::words::{counted, thousands};
use crate::event::{Day, DayRange, possible_days};
use crate::import::{self, ColumnMap, Format, Loaded, Report};
use crate::query::{Lens, Reporting, reporting};
use crate::scheme::{AliasBook, Class, RegionSet, Scheme};
use crate::store::{EventStore, Row};
use crate::view::View;
use crate::watch::Watch;
use crate::workspace::{DataSource, Workspace, assets};
use anyhow::Context;
use std::collections::HashMap;
use std::fs;
use std::sync::Arc;

/// A source that was read, classed and is ready to be asked.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Name, notice, articles.
    pub workspace: Arc<Workspace>,
    /// The events.
    pub store: Arc<EventStore>,
    /// How they are classed.
    pub lens: Arc<Lens>,
    /// The columns that were named by hand; `None` where their names told.
    pub columns: Option<ColumnMap>,
    /// What the import found.
    pub report: Arc<Report>,
    /// The days that are still being reported; `None` where the table does not tell.
    pub reporting: Option<Reporting>,
    /// Whether the day of some events is known only to the week, month or year.
    pub imprecise: bool,
    /// The values of the facets, as far as somebody looked at them.
    pub value_lists: Arc<ValueLists>,
}

/// Reads a source and classes it. `scheme` is the id of a preset or a scheme file; `None` chooses by the format of the table.
pub fn open_source(
    source: &DataSource,
    mapping: Option<&ColumnMap>,
    scheme: Option<&str>,
    watch: &Watch,
) -> anyhow::Result<Opened> {
    let (workspace, Loaded { store, report }) = match source {
        DataSource::Sample => {
            let csv = assets::sample_csv().into_bytes();
            (
                Workspace::sample(),
                import::load_bytes(csv, mapping, watch)?,
            )
        }
        DataSource::File(path) => (
            Workspace::around(path)?,
            import::load(path, mapping, watch)?,
        ),
    };
    let scheme = match scheme {
        Some(id) => named_scheme(id)?,
        None => usual_scheme(report.format, &store),
    };
    let regions = usual_regions(&store);
    let lens = Lens::new(&store, scheme, regions, usual_aliases(&store));
    Ok(Opened {
        reporting: reporting(&store),
        imprecise: has_imprecise_days(&store),
        workspace: Arc::new(workspace),
        store: Arc::new(store),
        lens: Arc::new(lens),
        columns: mapping.cloned(),
        report: Arc::new(report),
        value_lists: Arc::default(),
    })
}

fn has_imprecise_days(store: &EventStore) -> bool {
    (0..store.len() as Row).any(|row| {
        let days = store.days(row);
        possible_days(days, store.time_precision(row)) != days
    })
}

/// The largest scheme file that is read, in bytes.
const LONGEST_SCHEME_BYTES: u64 = 1 << 20;

/// The preset with this id (`iiss`, `acled`, `ucdp`), or the scheme in a file that ends in `.toml`.
fn named_scheme(name: &str) -> anyhow::Result<Scheme> {
    if name.ends_with(".toml") {
        let about = fs::metadata(name).with_context(|| format!("cannot read the scheme {name}"))?;
        if !about.is_file() || about.len() > LONGEST_SCHEME_BYTES {
            anyhow::bail!("{name} is not a scheme file of at most 1 MiB");
        }
        return Ok(Scheme::parse(&fs::read_to_string(name)?)?);
    }
    let mut presets = assets::schemes();
    let at = presets
        .iter()
        .position(|scheme| scheme.id.eq_ignore_ascii_case(name));
    let at = at.with_context(|| {
        format!("no scheme {name:?}; there are iiss, acled and ucdp, or a file that ends in .toml")
    })?;
    Ok(presets.swap_remove(at))
}

/// The first preset of the format that names the classes of at least half the rows; otherwise the table's own values.
fn usual_scheme(format: Format, store: &EventStore) -> Scheme {
    let ids: &[&str] = match format {
        Format::Acled | Format::AcledOld => &["iiss", "acled"],
        Format::UcdpGed => &["ucdp"],
        Format::Table => &[],
    };
    let presets = ids.iter().filter_map(|id| named_scheme(id).ok());
    let mut fitting = presets.filter(|scheme| 2 * unknown_rows(scheme, store) <= store.len());
    fitting
        .next()
        .unwrap_or_else(|| Scheme::from_values(class_counts(store)))
}

/// Rows whose class a scheme does not name.
fn unknown_rows(scheme: &Scheme, store: &EventStore) -> usize {
    let classes = scheme.classify(store.class_names());
    let unknown = |code: &&u32| classes.get(**code as usize) == Some(&Class::Unknown);
    store.classes().iter().filter(unknown).count()
}

fn class_counts(store: &EventStore) -> impl Iterator<Item = (&str, usize)> {
    let names: Vec<(&str, &str)> = store.class_names().collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for &class in store.classes() {
        let fine = names.get(class as usize).map_or("", |name| name.1);
        *counts.entry(fine).or_default() += 1;
    }
    counts.into_iter()
}

/// Warscapes where the source's townships are known; otherwise its own first-level areas, most events first.
fn usual_regions(store: &EventStore) -> RegionSet {
    let warscapes = assets::warscapes();
    let known = store.townships().iter().any(|township| {
        warscapes
            .region_of(&township.admin1, &township.admin3)
            .is_some()
    });
    if known {
        return warscapes;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for &place in store.place_codes() {
        if let Some(place) = store.places().get(place as usize) {
            *counts.entry(store.place_name(place.admin1)).or_default() += 1;
        }
    }
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    RegionSet::from_admin1(names.into_iter().map(|(name, _)| name))
}

/// The aliases that come with the program, for tables about the country they are of; those that match nobody aside.
fn usual_aliases(store: &EventStore) -> AliasBook {
    let mut countries = store.places().iter().map(|place| place.country);
    if !countries.any(|code| store.place_name(code).starts_with("Myanmar")) {
        return AliasBook::default();
    }
    let actors: Vec<&str> = store.actors().iter().map(|(_, name)| name).collect();
    assets::aliases().of_use_to(&actors)
}

impl Opened {
    /// The same data with another book of aliases: nothing is classed anew.
    pub fn with_aliases(&self, aliases: AliasBook) -> Opened {
        Opened {
            lens: Arc::new(self.lens.with_aliases(aliases)),
            ..self.clone()
        }
    }

    /// The book of aliases a table comes with.
    pub fn usual_aliases(&self) -> AliasBook {
        usual_aliases(&self.store)
    }

    /// The same data under another preset scheme.
    pub fn with_scheme(&self, id: &str) -> anyhow::Result<Opened> {
        let (regions, aliases) = (self.lens.regions.clone(), self.lens.aliases.clone());
        let lens = Lens::new(&self.store, named_scheme(id)?, regions, aliases);
        Ok(Opened {
            lens: Arc::new(lens),
            value_lists: Arc::default(),
            ..self.clone()
        })
    }

    /// The view a source opens with: all of a file; of the sample, the month its article is about.
    pub fn first_view(&self) -> View {
        let mut view = View::default();
        if self.workspace.data == DataSource::Sample {
            let day = |day| Day::from_ymd(2023, 9, day);
            let range = day(1).zip(day(30));
            view.filter.days = range.and_then(|(first, last)| DayRange::new(first, last));
        }
        view
    }

    /// What a person should be told once the source is open: rows not kept or not placed, classes nobody knows.
    pub fn remarks(&self) -> Vec<String> {
        let (name, report) = (&self.workspace.name, &self.report);
        let mut remarks = Vec::new();
        if report.rejected > 0 || report.without_place > 0 {
            remarks.push(format!(
                "{name}: {} of {} kept, {} rejected, {} without a place. Data > Import report lists each.",
                thousands(report.kept),
                counted(report.rows_read, "row"),
                thousands(report.rejected),
                thousands(report.without_place),
            ));
        }
        let unknown = self.lens.unknown_classes();
        let rows: u64 = unknown.iter().map(|(_, rows)| rows).sum();
        if rows > 0 {
            let names: Vec<&str> = unknown
                .iter()
                .take(3)
                .map(|(name, _)| name.as_str())
                .collect();
            remarks.push(format!(
                "{} not counted: the scheme {} does not name their types, such as {}. Data > Event types by offers others.",
                counted(rows, "row"),
                self.lens.scheme.name,
                names.join(", "),
            ));
        }
        remarks
    }

    /// The days a view shows: its window, or all there are; `None` for a table without events.
    pub fn period(&self, view: &View) -> Option<DayRange> {
        view.filter.days.or_else(|| self.store.extent())
    }
}

//! `conflict-atlas render`: the map as a picture, drawn on the CPU, the same bytes every time.
//!
//! Asks the session for the scene and writes it; draws nothing itself.

use super::source_arguments::SourceArguments;
use crate::geo::{GeoBox, Viewport};
use crate::query::BinWidth;
use crate::session::{Picture, Results, picture_bytes, picture_scene};
use crate::view::{Camera, View};
use crate::workspace::write_beside;
use anyhow::Context;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `render`.
#[derive(Debug, clap::Args)]
pub struct RenderArguments {
    #[command(flatten)]
    asked: SourceArguments,
    /// Where to write the picture; it ends in .png or .svg
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Width and height in points
    #[arg(long, value_name = "WxH", default_value = "1280x900", value_parser = size)]
    size: (f64, f64),
    /// Pixels per point of a PNG, 0.5 to 8
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = scale)]
    scale: f32,
    /// The part of the world to show, in degrees; none shows all the data
    #[arg(long, value_name = "W,S,E,N", value_parser = extent, allow_hyphen_values = true)]
    extent: Option<GeoBox>,
    /// Draw the dark map
    #[arg(long)]
    dark: bool,
}

/// Runs `render`.
pub fn run(arguments: &RenderArguments) -> anyhow::Result<ExitCode> {
    if let Some(fault) = arguments.asked.usage_fault() {
        return Ok(fault);
    }
    let (opened, filter) = arguments.asked.open()?;
    let (width, height) = arguments.size;
    let camera = arguments
        .extent
        .map(|bounds| Camera::of(&Viewport::fit(bounds, width, height, 0.0)))
        .or(arguments.asked.camera());
    let view = View {
        filter,
        camera,
        ..View::default()
    };
    let results = Results::of(&opened, &view, BinWidth::default(), None);
    let picture = Picture {
        view: &view,
        width,
        height,
        dark: arguments.dark,
    };
    let scene = picture_scene(&opened, &results, &picture);
    let bytes = picture_bytes(&scene, &arguments.output, arguments.scale)?;
    write_beside(&arguments.output, &bytes)
        .with_context(|| format!("could not write {}", arguments.output.display()))?;
    if let Some(notice) = &opened.workspace.notice {
        // A closed standard error is no reason to fail: the picture is written.
        let _ = writeln!(std::io::stderr(), "{notice}");
    }
    Ok(ExitCode::SUCCESS)
}

fn size(text: &str) -> Result<(f64, f64), String> {
    let wrong = || format!("{text:?} is not a size; write it as 1280x900, each side 100 to 20000");
    let (width, height) = text.split_once(['x', 'X']).ok_or_else(wrong)?;
    let side = |text: &str| {
        let side: f64 = text.trim().parse().ok()?;
        (100.0..=20_000.0).contains(&side).then_some(side)
    };
    side(width).zip(side(height)).ok_or_else(wrong)
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text
        .parse()
        .ok()
        .filter(|scale| (0.5..=8.0).contains(scale));
    scale.ok_or_else(|| format!("{text:?} is not a scale from 0.5 to 8"))
}

fn extent(text: &str) -> Result<GeoBox, String> {
    let numbers: Vec<f64> = text
        .split(',')
        .filter_map(|part| part.trim().parse().ok())
        .collect();
    let bounds = match numbers[..] {
        [west, south, east, north] => GeoBox::new(west, south, east, north),
        _ => None,
    };
    let usable = bounds.filter(|bounds| bounds.west < bounds.east && bounds.south < bounds.north);
    usable.ok_or_else(|| {
        format!("{text:?} is not a box; write it as west,south,east,north in degrees")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_boxes_that_make_no_picture_are_refused() {
        assert_eq!(size("800x600"), Ok((800.0, 600.0)));
        assert!(size("800").is_err() && size("1x1").is_err() && size("NaNxinf").is_err());
        assert!(extent("92,9,102,29").is_ok());
        assert!(extent("102,9,92,29").is_err() && extent("92,9,102").is_err());
        assert!(scale("0").is_err() && scale("NaN").is_err());
    }
}

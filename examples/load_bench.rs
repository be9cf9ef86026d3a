//! Times what opening a file costs: `cargo run --release --example load_bench -- FILE [TIMES]`.
//!
//! Prints medians in milliseconds and the peak of memory. The stages are what the progress bar sees: reading the file,
//! the first pass over its rows, and what follows (a second pass where one is needed, sorting, sites, the hash).
//! No test: it is how we know where we stand.

use conflict_atlas::import::{self, Loaded};
use conflict_atlas::watch::Watch;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Share of the expected work that is done when the first pass is.
const FIRST_PASS_DONE: f32 = 0.6666;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let file = arguments.next().map(PathBuf::from);
    let file = file.ok_or_else(|| anyhow::anyhow!("name a file"))?;
    let times: usize = match arguments.next() {
        Some(text) => text.to_string_lossy().parse()?,
        None => 5,
    };
    let mut stages: [Vec<f64>; 4] = Default::default();
    for time in 0..times.max(1) {
        let (loaded, stage) = timed(&file)?;
        for (all, one) in stages.iter_mut().zip(stage) {
            all.push(one);
        }
        if time == 0 {
            let report = &loaded.report;
            println!(
                "{} rows, {} kept, {} faults, {} sites, SHA-256 {}",
                report.rows_read,
                report.kept,
                report.faults.len(),
                loaded.store.sites().len(),
                report.sha256
            );
        }
    }
    for (name, all) in ["read", "first pass", "rest", "in all"].iter().zip(stages) {
        println!("{name:<12}{:8.0} ms", median(all));
    }
    if let Some(peak) = peak_memory() {
        println!("peak memory {peak}");
    }
    Ok(())
}

fn timed(file: &Path) -> anyhow::Result<(Loaded, [f64; 4])> {
    let watch = Watch::idle();
    let started = Instant::now();
    let bytes = import::read_source(file, &watch)?;
    let read = started.elapsed();
    let ended = AtomicBool::new(false);
    let (loaded, first_pass) = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            while watch.fraction().is_none_or(|share| share < FIRST_PASS_DONE) {
                if ended.load(Ordering::Relaxed) {
                    break;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            started.elapsed()
        });
        let loaded = import::load_bytes(bytes, None, &watch);
        ended.store(true, Ordering::Relaxed);
        (loaded, waiting.join().unwrap_or_default())
    });
    let all = started.elapsed();
    let stages = [read, first_pass - read, all - first_pass, all];
    Ok((loaded?, stages.map(|stage| stage.as_secs_f64() * 1e3)))
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

/// What Linux says; nothing elsewhere.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map(|peak| peak.trim().to_owned())
}

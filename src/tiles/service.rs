//! Draws tiles on background threads, the newest request first.
//!
//! A tile that panics becomes plain land; the thread and the service live on. Start at [`TileService::start`].

use super::base_map::BaseMap;
use super::content::TileContent;
use super::raster::raster;
use super::style::MapStyle;
use super::tile_id::{TileId, pixels_per_point};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

const THREADS: usize = 2;
/// Requests waiting, and tiles waiting to be fetched: more than a large screen shows.
const MOST_WAITING: usize = 192;

/// A tile that was drawn.
#[derive(Clone, Debug)]
pub struct ReadyTile {
    /// Which one.
    pub id: TileId,
    /// In which style.
    pub style: MapStyle,
    /// Its side in pixels, as requested.
    pub side_pixels: u32,
    /// Opaque RGBA, row by row from the north; see [`raster`].
    pub rgba: Vec<u8>,
    /// What was drawn, for its labels.
    pub content: Arc<TileContent>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Request {
    id: TileId,
    side_pixels: u32,
    style: MapStyle,
}

type Draw = dyn Fn(TileId, u32, MapStyle) -> (Vec<u8>, Arc<TileContent>) + Send + Sync;

#[derive(Default)]
struct Board {
    /// Newest last.
    waiting: Vec<Request>,
    drawing: Vec<Request>,
    ready: Vec<ReadyTile>,
    stopping: bool,
}

struct Shared {
    board: Mutex<Board>,
    work: Condvar,
    draw: Box<Draw>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// Draws tiles on background threads. Dropping it waits for the tiles being drawn.
pub struct TileService {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

impl std::fmt::Debug for TileService {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let board = self.shared.board();
        out.debug_struct("TileService")
            .field("waiting", &board.waiting)
            .field("drawing", &board.drawing)
            .finish_non_exhaustive()
    }
}

impl TileService {
    /// Starts the threads; `wake` is called from them whenever a tile is ready.
    pub fn start(base: BaseMap, wake: Arc<dyn Fn() + Send + Sync>) -> TileService {
        let draw = move |id: TileId, side_pixels: u32, style: MapStyle| {
            let content = base.content(id);
            let scale = pixels_per_point(side_pixels);
            (raster(&content, id, side_pixels, scale, style), content)
        };
        TileService::with(THREADS, Box::new(draw), wake)
    }

    fn with(threads: usize, draw: Box<Draw>, wake: Arc<dyn Fn() + Send + Sync>) -> TileService {
        let shared = Arc::new(Shared {
            board: Mutex::default(),
            work: Condvar::new(),
            draw,
            wake,
        });
        let thread = |number: usize| {
            let shared = Arc::clone(&shared);
            let name = format!("tiles-{number}");
            let builder = std::thread::Builder::new().name(name);
            builder.spawn(move || shared.run()).ok()
        };
        TileService {
            threads: (1..=threads).filter_map(thread).collect(),
            shared,
        }
    }

    /// Asks for a tile; one asked for already moves to the front.
    ///
    /// Past 192 waiting requests the oldest is dropped: ask again for what is still on screen.
    pub fn request(&self, id: TileId, side_pixels: u32, style: MapStyle) {
        let request = Request {
            id,
            side_pixels,
            style,
        };
        let mut board = self.shared.board();
        let ready = board.ready.iter().any(|tile| tile.request() == request);
        if ready || board.drawing.contains(&request) {
            return;
        }
        board.waiting.retain(|other| *other != request);
        if board.waiting.len() >= MOST_WAITING {
            board.waiting.remove(0);
        }
        board.waiting.push(request);
        drop(board);
        self.shared.work.notify_one();
    }

    /// Forgets the requests that nobody began to draw: the camera has moved on.
    pub fn forget_waiting(&self) {
        self.shared.board().waiting.clear();
    }

    /// The tiles that became ready since the last call, in the order they did.
    pub fn poll(&self) -> Vec<ReadyTile> {
        std::mem::take(&mut self.shared.board().ready)
    }

    /// Whether nothing is waiting or being drawn; ready tiles may still wait for [`TileService::poll`].
    pub fn idle(&self) -> bool {
        let board = self.shared.board();
        board.waiting.is_empty() && board.drawing.is_empty()
    }
}

impl Drop for TileService {
    fn drop(&mut self) {
        self.shared.board().stopping = true;
        self.shared.work.notify_all();
        for thread in self.threads.drain(..) {
            // A thread ends by itself; had it panicked, there would be nothing left to do about it.
            let _ = thread.join();
        }
    }
}

impl ReadyTile {
    fn request(&self) -> Request {
        Request {
            id: self.id,
            side_pixels: self.side_pixels,
            style: self.style,
        }
    }
}

impl Shared {
    fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self) {
        while let Some(request) = self.next() {
            let tile = self.drawn(request);
            let mut board = self.board();
            board.drawing.retain(|other| *other != request);
            if board.ready.len() >= MOST_WAITING {
                board.ready.remove(0);
            }
            board.ready.push(tile);
            drop(board);
            let wake = AssertUnwindSafe(|| (self.wake)());
            // The panic was reported by its hook; the tile is ready all the same.
            let _ = catch_unwind(wake);
        }
    }

    /// The newest request, once there is one; `None` when the service stops.
    fn next(&self) -> Option<Request> {
        let mut board = self.board();
        loop {
            if board.stopping {
                return None;
            }
            if let Some(request) = board.waiting.pop() {
                board.drawing.push(request);
                return Some(request);
            }
            let waited = self.work.wait(board);
            board = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn drawn(&self, request: Request) -> ReadyTile {
        let Request {
            id,
            side_pixels,
            style,
        } = request;
        let draw = AssertUnwindSafe(|| (self.draw)(id, side_pixels, style));
        let (rgba, content) = catch_unwind(draw).unwrap_or_else(|_| {
            let empty = TileContent::default();
            (raster(&empty, id, side_pixels, 1.0, style), Arc::new(empty))
        });
        ReadyTile {
            id,
            style,
            side_pixels,
            rgba,
            content,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::Duration;

    fn tile(x: u32) -> TileId {
        TileId { zoom: 9, x, y: 0 }
    }

    /// A service that draws with `draw`, and a channel that says when a tile is ready.
    fn service(threads: usize, draw: Box<Draw>) -> (TileService, Receiver<()>) {
        let (ready, woken): (Sender<()>, _) = channel();
        let wake = move || _ = ready.send(());
        (TileService::with(threads, draw, Arc::new(wake)), woken)
    }

    #[test]
    fn a_tile_that_panics_is_plain_land_and_the_next_ones_are_drawn() {
        let draw = |id: TileId, _: u32, _: MapStyle| {
            assert!(id.x.is_multiple_of(2), "planted");
            (vec![7], Arc::default())
        };
        let (service, woken) = service(2, Box::new(draw));
        for x in 0..6 {
            service.request(tile(x), 1, MapStyle::Light);
        }
        for _ in 0..6 {
            woken.recv_timeout(Duration::from_secs(20)).unwrap();
        }
        let mut tiles = service.poll();
        tiles.sort_by_key(|tile| tile.id);
        let sizes: Vec<usize> = tiles.iter().map(|tile| tile.rgba.len()).collect();
        assert_eq!(sizes, [1, 4, 1, 4, 1, 4]);
        assert!(service.idle());
    }

    #[test]
    fn the_newest_request_comes_first_and_twice_is_once() {
        let (open, gate) = channel::<()>();
        let gate = Mutex::new(gate);
        let order = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&order);
        let draw = move |id: TileId, _: u32, _: MapStyle| {
            let gate = gate.lock().unwrap();
            gate.recv_timeout(Duration::from_secs(20)).unwrap();
            seen.lock().unwrap().push(id.x);
            (Vec::new(), Arc::default())
        };
        let (service, woken) = service(1, Box::new(draw));
        service.request(tile(9), 1, MapStyle::Light);
        while service.shared.board().drawing.is_empty() {
            std::thread::yield_now();
        }
        for x in [1, 2, 3, 1, 9] {
            service.request(tile(x), 1, MapStyle::Light);
        }
        for _ in 0..4 {
            open.send(()).unwrap();
            woken.recv_timeout(Duration::from_secs(20)).unwrap();
        }
        assert_eq!(*order.lock().unwrap(), [9, 1, 3, 2]);
        assert!(service.idle());
    }
}

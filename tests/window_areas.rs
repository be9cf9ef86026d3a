//! Areas drawn on the map with the pointer, and "in view only"; events counted anew by each event's own place.

#![cfg(test)]

mod filters_kit;

use conflict_atlas::geo::Outline;
use conflict_atlas::ui::{AtlasApp, Tool};
use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::Harness;
use filters_kit::{click, counted, events, filter, pane};

fn drag(harness: &mut Harness<'_, AtlasApp>, path: &[Pos2]) {
    harness.hover_at(path[0]);
    harness.run_steps(1);
    harness.drag_at(path[0]);
    harness.run_steps(1);
    for at in &path[1..] {
        harness.hover_at(*at);
        harness.run_steps(2);
    }
    harness.drop_at(path[path.len() - 1]);
    harness.run_steps(4);
}

fn drawn(harness: &Harness<'_, AtlasApp>) -> Vec<Outline> {
    filter(harness)
        .area
        .map_or_else(Vec::new, |area| area.outlines)
}

/// Events of the month inside a shape, asked of each event's own place.
fn inside(harness: &Harness<'_, AtlasApp>, shape: &Outline) -> u64 {
    counted(harness, |store, _, row| {
        store.place(row).at.is_some_and(|at| shape.contains(at))
    })
}

#[test]
fn a_rectangle_is_drawn_by_a_drag_while_the_map_stays() {
    let mut harness = pane();
    click(&mut harness, "Area on the map");
    let camera = harness.state().snapshot().view.camera;
    click(&mut harness, "Draw: Rectangle");
    drag(
        &mut harness,
        &[pos2(420.0, 420.0), pos2(500.0, 500.0), pos2(620.0, 640.0)],
    );
    assert_eq!(harness.state().snapshot().view.camera, camera, "not panned");
    assert!(harness.state().passing().drawing.is_none());
    let [shape] = drawn(&harness).try_into().unwrap();
    assert!(matches!(shape, Outline::Box(_)));
    let within = inside(&harness, &shape);
    assert!(within > 0 && within < 805, "{within}");
    assert_eq!(events(&harness), within);
    click(&mut harness, "Everything outside instead");
    assert_eq!(events(&harness), 805 - within);
    harness.key_press_modifiers(Modifiers::NONE, Key::Delete);
    harness.run_steps(4);
    assert!(drawn(&harness).is_empty());
    assert_eq!(events(&harness), 805);
}

#[test]
fn a_lasso_and_a_circle_are_drawn_and_removed_from_the_list() {
    let mut harness = pane();
    click(&mut harness, "Area on the map");
    click(&mut harness, "Draw: Lasso");
    let around = [
        (420.0, 420.0),
        (620.0, 430.0),
        (600.0, 620.0),
        (430.0, 600.0),
        (422.0, 430.0),
    ];
    drag(&mut harness, &around.map(|(x, y)| pos2(x, y)));
    click(&mut harness, "Draw: Circle");
    drag(
        &mut harness,
        &[pos2(520.0, 800.0), pos2(560.0, 800.0), pos2(600.0, 800.0)],
    );
    let shapes = drawn(&harness);
    assert!(matches!(&shapes[0], Outline::Polygon(corners) if corners.len() >= 4));
    assert!(matches!(&shapes[1], Outline::Circle { radius_km, .. } if *radius_km > 20.0));
    let either = counted(&harness, |store, _, row| {
        let at = store.place(row).at;
        at.is_some_and(|at| shapes.iter().any(|shape| shape.contains(at)))
    });
    assert_eq!(events(&harness), either);
    click(&mut harness, "Remove area 1");
    assert_eq!(drawn(&harness), shapes[1..]);
    assert_eq!(events(&harness), inside(&harness, &shapes[1]));
}

#[test]
fn a_polygon_is_clicked_and_closed_by_enter_and_escape_leaves_a_tool() {
    let mut harness = pane();
    click(&mut harness, "Area on the map");
    click(&mut harness, "Draw: Polygon");
    for (x, y) in [(420.0, 420.0), (620.0, 430.0), (520.0, 640.0)] {
        harness.hover_at(pos2(x, y));
        harness.run_steps(1);
        harness.drag_at(pos2(x, y));
        harness.drop_at(pos2(x, y));
        // A second click at once would close it.
        harness.run_steps(40);
    }
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    let shapes = drawn(&harness);
    assert!(matches!(&shapes[..], [Outline::Polygon(corners)] if corners.len() == 3));
    assert_eq!(events(&harness), inside(&harness, &shapes[0]));
    click(&mut harness, "Draw: Circle");
    let tool = |harness: &Harness<'_, AtlasApp>| {
        harness
            .state()
            .passing()
            .drawing
            .as_ref()
            .map(|drawing| drawing.tool)
    };
    assert_eq!(tool(&harness), Some(Tool::Circle));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(tool(&harness), None);
    assert_eq!(drawn(&harness).len(), 1);
}

#[test]
fn in_view_only_follows_the_map_and_is_one_step_of_undo() {
    let mut harness = pane();
    click(&mut harness, "Area on the map");
    click(&mut harness, "In view only");
    harness.run_steps(4);
    let first = filter(&harness).in_view.unwrap();
    for _ in 0..3 {
        click(&mut harness, "Zoom in");
        harness.run_steps(30);
    }
    let closer = filter(&harness).in_view.unwrap();
    assert!(closer.east - closer.west < first.east - first.west);
    let seen = counted(&harness, |store, _, row| {
        store.place(row).at.is_some_and(|at| closer.contains(at))
    });
    assert_eq!(events(&harness), seen);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
    assert_eq!(filter(&harness).in_view, None);
    assert_eq!(events(&harness), 805);
}

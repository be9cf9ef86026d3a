//! Source files and their faults: dialect, encoding, columns, dates. Opens no window and prints nothing.

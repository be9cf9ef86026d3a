//! The built-in sample: invented events at real places, made by rule. Knows no files.

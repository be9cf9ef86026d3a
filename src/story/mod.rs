//! Articles: Markdown with front matter, as blocks to set in type. Draws nothing.

package dev.cutover.connector.jdbc.dialect;

/**
 * What a database takes for a quoted text or a comment.
 *
 * @param backslashes whether a backslash in a quoted text belongs to the character after it
 * @param dollars whether {@code $tag$} begins a quoted text
 * @param hashes whether {@code #} begins a comment
 */
public record SqlNotation(boolean backslashes, boolean dollars, boolean hashes) {}

package dev.cutover.connector.jdbc.dialect;

/** What a column of a query holds, as far as it matters for its text. */
public enum ColumnKind {
    TEXT,
    WHOLE,
    /** With as many digits after the point as the column says. */
    DECIMAL,
    /** Binary, or a decimal that does not say how many digits it has: its text is the engine's own. */
    NUMBER,
    BOOLEAN,
    INSTANT,
    /** Date and time of day without a zone. */
    LOCAL_TIME,
    DATE,
    BYTES,
    /** Written as text as the engine likes. */
    OTHER
}

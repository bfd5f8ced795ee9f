package dev.cutover.connector.files;

/** How the rows of a file are written. */
enum FileFormat {
    CSV,
    /** A JSON object in each line. */
    JSON_LINES
}

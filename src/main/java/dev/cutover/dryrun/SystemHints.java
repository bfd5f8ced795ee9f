package dev.cutover.dryrun;

import dev.cutover.model.SystemId;
import java.util.function.Consumer;

/**
 * What the read-only connector of one system needs.
 *
 * @param notes records a note
 */
record SystemHints(SystemId system, OutputPlaceholders outputPlaceholders, Consumer<String> notes) {
    /** The detail of the outcome of a skipped call. */
    static final String NOT_ASKED = "dry run: not asked";
}

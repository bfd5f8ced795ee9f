package dev.cutover.dryrun;

import dev.cutover.model.SystemId;
import java.util.function.Consumer;

/**
 * What goes with one system of a dry run.
 *
 * @param notes takes what is to be put on record
 */
record SystemHints(SystemId system, OutputPlaceholders outputPlaceholders, Consumer<String> notes) {
    /** What comes as the detail of everything that was not asked for. */
    static final String NOT_ASKED = "dry run: not asked";
}

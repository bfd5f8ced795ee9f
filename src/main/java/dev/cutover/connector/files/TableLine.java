package dev.cutover.connector.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file. Immutable.
 *
 * @param number of the line in the file that it begins with, from 1
 * @param values null where there is none
 */
record TableLine(long number, List<@Nullable String> values) {
    TableLine {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}

package dev.cutover.preflight.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An answer of several values. Immutable.
 *
 * @param columns each name once
 * @param rows a value for each column; null where a record has none, which is not an empty text
 */
public record TrialTable(List<String> columns, List<List<@Nullable String>> rows) {
    /** An answer without values. */
    public static final TrialTable NONE = new TrialTable(List.of(), List.of());

    public TrialTable {
        columns = List.copyOf(columns);
        var copies = new ArrayList<List<@Nullable String>>();
        for (var row : rows) {
            copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copies);
    }

    /** Each row as its values by column. */
    public List<Map<String, @Nullable String>> byColumn() {
        var all = new ArrayList<Map<String, @Nullable String>>();
        for (var row : rows) {
            var values = new LinkedHashMap<String, @Nullable String>();
            for (int i = 0; i < columns.size(); i++) {
                values.put(columns.get(i), row.get(i));
            }
            all.add(values);
        }
        return all;
    }

    TrialTable with(UnaryOperator<String> words) {
        var all = new ArrayList<List<@Nullable String>>();
        for (var row : rows) {
            var values = new ArrayList<@Nullable String>();
            for (var value : row) {
                values.add(value == null ? null : words.apply(Objects.requireNonNull(value)));
            }
            all.add(values);
        }
        return new TrialTable(columns, all);
    }
}

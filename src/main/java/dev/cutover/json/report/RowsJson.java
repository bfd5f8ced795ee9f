package dev.cutover.json.report;

import dev.cutover.json.JsonFields;
import dev.cutover.report.content.FirstRows;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lists of rows. */
final class RowsJson {
    private RowsJson() {}

    static <T> List<Map<String, Object>> list(List<T> rows, Function<T, Map<String, Object>> one) {
        return rows.stream().map(one).toList();
    }

    /** The rows that are there, and how many are not. */
    static <T> Map<String, Object> first(FirstRows<T> first, Function<T, Map<String, Object>> one) {
        return new JsonFields()
                .put("rows", list(first.rows(), one))
                .put("left", first.left())
                .put("rest", first.rest())
                .map();
    }
}

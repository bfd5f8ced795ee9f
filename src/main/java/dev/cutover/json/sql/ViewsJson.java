package dev.cutover.json.sql;

import dev.cutover.journal.sql.ask.ViewCatalog;
import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;

/** The views that can be asked in SQL. Stateless. */
public final class ViewsJson {
    private ViewsJson() {}

    public static JsonDocument of(ViewCatalog catalog) {
        return JsonDocument.of("views")
                .put(
                        "views",
                        catalog.views().stream()
                                .map(view -> new JsonFields()
                                        .put("name", view.name())
                                        .put("meaning", view.meaning())
                                        .put(
                                                "columns",
                                                view.columns().stream()
                                                        .map(column -> new JsonFields()
                                                                .put("name", column.name())
                                                                .put(
                                                                        "type",
                                                                        column.type()
                                                                                .word())
                                                                .put("meaning", column.meaning())
                                                                .map())
                                                        .toList())
                                        .map())
                                .toList());
    }
}

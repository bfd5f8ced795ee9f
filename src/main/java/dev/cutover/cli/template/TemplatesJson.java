package dev.cutover.cli.template;

import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import java.util.List;

/** The ready-made runbooks, and what was made of one. */
public final class TemplatesJson {
    private TemplatesJson() {}

    public static JsonDocument of(List<RunbookTemplate> templates) {
        return JsonDocument.of("templates")
                .put(
                        "templates",
                        templates.stream()
                                .map(runbookTemplate -> new JsonFields()
                                        .put("name", runbookTemplate.name())
                                        .put("does", runbookTemplate.does())
                                        .put("when", runbookTemplate.when())
                                        .put(
                                                "files",
                                                List.copyOf(
                                                        runbookTemplate.files().keySet()))
                                        .map())
                                .toList());
    }

    public static JsonDocument written(RunbookTemplate runbookTemplate, String folder, List<String> files) {
        return JsonDocument.of("written")
                .put("template", runbookTemplate.name())
                .put("folder", folder)
                .put("files", files);
    }
}

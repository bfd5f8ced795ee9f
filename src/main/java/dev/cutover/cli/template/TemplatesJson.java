package dev.cutover.cli.template;

import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import java.util.List;

/** The ready-made runbooks, and what was made of one. */
public final class TemplatesJson {
    private TemplatesJson() {}

    public static JsonDocument of(List<Template> templates) {
        return JsonDocument.of("templates")
                .put(
                        "templates",
                        templates.stream()
                                .map(template -> new JsonFields()
                                        .put("name", template.name())
                                        .put("does", template.does())
                                        .put("when", template.when())
                                        .put(
                                                "files",
                                                List.copyOf(template.files().keySet()))
                                        .map())
                                .toList());
    }

    public static JsonDocument written(Template template, String folder, List<String> files) {
        return JsonDocument.of("written")
                .put("template", template.name())
                .put("folder", folder)
                .put("files", files);
    }
}

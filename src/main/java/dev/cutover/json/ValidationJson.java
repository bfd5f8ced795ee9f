package dev.cutover.json;

import dev.cutover.json.definition.DisciplineJson;
import dev.cutover.query.CheckedFile;
import java.util.List;
import java.util.Map;

/** Valid files; invalid ones are reported as problems. */
public final class ValidationJson {
    private ValidationJson() {}

    public static JsonDocument of(List<CheckedFile> good) {
        return JsonDocument.of("validation")
                .put("valid", true)
                .put("files", good.stream().map(ValidationJson::one).toList());
    }

    private static Map<String, Object> one(CheckedFile file) {
        return new JsonFields()
                .put("file", file.file())
                .put("kind", file.kind())
                .put("name", file.name())
                .put("counts", file.counts())
                .put("unchecked", file.unchecked())
                .put("warnings", file.warnings())
                .put("discipline", file.discipline().map(DisciplineJson::of))
                .map();
    }
}

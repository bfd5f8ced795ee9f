package dev.cutover.yaml.runbook.param;

import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the version of the language; 1 is the only one. */
public final class VersionReader implements Shape<Integer> {
    public static final VersionReader VERSION = new VersionReader();

    private VersionReader() {}

    @Override
    public Optional<Integer> read(Node node, Reading reading) {
        if (node instanceof Scalar scalar && scalar.plain() && scalar.text().equals("1")) {
            return Optional.of(1);
        }
        String found = node instanceof Scalar scalar ? QuotedText.name(scalar.text()) : node.what();
        reading.problems()
                .at(
                        node.at(),
                        found + " is not a version of the language that is known here",
                        "write cutover: 1; a later version of this tool may know more");
        return Optional.empty();
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("const", 1);
        return schema;
    }

    @Override
    public String what() {
        return "the version of the language";
    }
}

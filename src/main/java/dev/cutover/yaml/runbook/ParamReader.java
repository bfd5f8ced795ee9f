package dev.cutover.yaml.runbook;

import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code params: { wave: { default: 1, one-of: [1, 2, 3] } }}. */
final class ParamReader {
    private static final Key<String> DEFAULT =
            Key.optional("default", Text.TEXT, "The value where none is given; without it one must be given.");
    private static final Key<List<String>> ONE_OF =
            Key.optional("one-of", ListOf.some(Text.TEXT, "a list of values"), "The values that can be given.");
    private static final Key<String> DOC = Key.optional("doc", Text.TEXT, "What it is for.");

    static final Shape<Map<String, Param>> PARAMS = NameReader.named(
            Table.of(
                            "parameter",
                            "A value that is given with --param and stands where ${param.name} does.",
                            List.of(DEFAULT, ONE_OF, DOC),
                            fields -> {
                                var param = new Param(fields.maybe(DEFAULT), fields.or(ONE_OF, List.of()));
                                if (param.preset().isPresent()
                                        && !param.allows(param.preset().get())) {
                                    fields.problem(
                                            DEFAULT,
                                            "the default is not one of " + String.join(", ", param.oneOf()),
                                            "");
                                }
                                return param;
                            })
                    .what("the keys of a parameter: default, one-of, doc"),
            "a mapping of parameters");

    private ParamReader() {}

    /**
     * A declared parameter.
     *
     * @param oneOf empty if any value will do
     */
    record Param(Optional<String> preset, List<String> oneOf) {
        boolean allows(String value) {
            return oneOf.isEmpty() || oneOf.contains(value);
        }
    }
}

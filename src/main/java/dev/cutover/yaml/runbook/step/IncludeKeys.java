package dev.cutover.yaml.runbook.step;

import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.OneOrMore;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The keys of a step that includes those of another file. */
final class IncludeKeys {
    /** The key that only an include has. */
    static final String WORD = "include";

    static final Key<String> FILE =
            Key.required(WORD, Text.TEXT, "The file with the steps: a path within the runbook's folder.");
    static final Key<String> ID =
            Key.required("id", NameReader.NAME, "Prefix of the ids of its steps: east and freeze give east-freeze.");
    static final Key<List<String>> NEEDS = Key.optional(
            "needs",
            ListOf.any(Text.TEXT, "a list of steps"),
            "The steps that must be done before its first steps; default: the step above it.");
    static final Key<Map<String, List<String>>> WITH = Key.optional(
            "with",
            NameReader.named(new OneOrMore("a value, or a list of values"), "a mapping from parameters to values"),
            "Values of the file's parameters.");

    private IncludeKeys() {}

    /** A table of an include's keys. */
    static <T> TableShape<T> table(Function<TableFields, T> maker) {
        return TableShape.of(WORD, "The steps of another file, with parameters.", List.of(FILE, ID, NEEDS, WITH), maker)
                .what("the keys of an include: include, id, needs, with");
    }
}

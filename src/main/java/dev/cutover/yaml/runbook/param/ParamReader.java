package dev.cutover.yaml.runbook.param;

import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.Flag;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.OneOrMore;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.WordShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code params: { wave: { default: 1, one-of: [1, 2, 3] }, hold: { type: duration } }}. */
public final class ParamReader {
    private static final Key<ParamType> TYPE = Key.optional(
            "type", WordShape.of(ParamType.values(), WordShape::dashed), "What a value has to be; default text.");
    private static final Key<Boolean> LIST = Key.optional(
            "list",
            Flag.FLAG,
            "Whether it stands for a list; --param gives one separated by commas. Alone, ${param.name} is then a list.");
    private static final Key<List<String>> DEFAULT = Key.optional(
            "default",
            new OneOrMore("a value, or a list of values"),
            "The value where none is given; without it one must be given.");
    private static final Key<List<String>> ONE_OF =
            Key.optional("one-of", ListOf.some(Text.TEXT, "a list of values"), "The values that can be given.");
    private static final Key<String> DOC = Key.optional("doc", Text.TEXT, "What it is for.");

    public static final Shape<Map<String, Param>> SECTION = NameReader.named(
            TableShape.of(
                            "parameter",
                            "A value given from outside; it replaces ${param.name}.",
                            List.of(TYPE, LIST, DEFAULT, ONE_OF, DOC),
                            ParamReader::make)
                    .what("the keys of a parameter: type, list, default, one-of, doc"),
            "a mapping of parameters");

    /** Of a runbook. */
    public static final Key<Map<String, Param>> KEY =
            Key.optional("params", SECTION, "Values given with --param; they replace ${param.name}.");

    private ParamReader() {}

    private static Param make(TableFields tableFields) {
        var type = tableFields.or(TYPE, ParamType.TEXT);
        var anything = new Param(type, true, Optional.empty(), List.of());
        anything.objection(tableFields.or(ONE_OF, List.of()))
                .ifPresent(bad -> tableFields.problem(ONE_OF, "one of the values is " + bad.what(), bad.hint()));
        boolean list = tableFields.or(LIST, false);
        var undecided = new Param(type, list, Optional.empty(), tableFields.or(ONE_OF, List.of()));
        var preset = tableFields.maybe(DEFAULT).map(undecided::split);
        preset.flatMap(values -> tableFields.isPinned() ? undecided.misfit(values) : undecided.objection(values))
                .ifPresent(bad -> tableFields.problem(DEFAULT, "the default is " + bad.what(), bad.hint()));
        return new Param(type, list, preset, undecided.oneOf());
    }
}

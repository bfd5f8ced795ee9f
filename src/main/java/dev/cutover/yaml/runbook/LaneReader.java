package dev.cutover.yaml.runbook;

import dev.cutover.model.Dimension;
import dev.cutover.model.Threshold;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.notation.ThresholdReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Flag;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.QuotedText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The class of a dimension's value. Stateless and thread-safe. */
final class LaneReader {
    private static final Key<String> OF =
            Key.optional("of", NameReferences.DIMENSION, "The dimension, if several have a value of this name.");
    private static final Key<Boolean> CRITICAL =
            Key.optional("critical", Flag.FLAG, "Whether others have to move before it; default false.");
    private static final Key<String> SLA = Key.optional("sla", Text.TEXT, "Its service level.");
    private static final Key<List<String>> NEEDS = Key.optional(
            "needs", ListOf.some(Text.TEXT, "a list of rules"), "The rules that its traffic rests on, in words.");
    private static final Key<Map<String, Threshold>> THRESHOLDS = Key.optional(
            "thresholds",
            NameReader.named(ThresholdReader.THRESHOLD, "a mapping from names to thresholds"),
            "Thresholds of its own; a criterion refers to one with pass: { lane: …, threshold: … }.");
    private static final TableShape<DraftLane> LANE = TableShape.of(
            "lane",
            "The class of a dimension's value.",
            List.of(OF, CRITICAL, SLA, NEEDS, THRESHOLDS),
            LaneReader::make);
    static final Key<Map<String, DraftLane>> KEY = Key.optional(
            "lanes",
            NameReader.byValue(LANE, "a mapping from values of dimensions to their class"),
            "The classes of values of dimensions: which are critical, and what their traffic rests on.");

    private LaneReader() {}

    /** @param dimension the dimension that has the value; empty if none is found, which is reported */
    record DraftLane(String dimension, Dimension.Lane lane) {}

    private static DraftLane make(TableFields tableFields) {
        return new DraftLane(
                dimension(tableFields),
                new Dimension.Lane(
                        tableFields.or(CRITICAL, false),
                        tableFields.or(SLA, ""),
                        tableFields.or(NEEDS, List.of()),
                        tableFields.or(THRESHOLDS, Map.of())));
    }

    private static String dimension(TableFields tableFields) {
        String value = tableFields.name();
        var names = tableFields.names();
        var dimensions = names.of(DeclaredNames.Kind.DIMENSION);
        var having = dimensions.stream()
                .filter(dimension -> names.values(dimension).contains(value))
                .toList();
        var of = tableFields.maybe(OF);
        if (of.isPresent()) {
            if (!having.contains(of.get())) {
                unknown(tableFields, "the dimension " + QuotedText.name(of.get()) + " has", List.of(of.get()));
            }
            return of.get();
        }
        if (having.isEmpty()) {
            unknown(tableFields, "no dimension has", List.copyOf(dimensions));
            return "";
        }
        if (having.size() > 1) {
            tableFields.problem(
                    "several dimensions have a value " + QuotedText.name(value) + ": " + String.join(", ", having),
                    "add of: and the one that is meant");
        }
        return having.get(0);
    }

    private static void unknown(TableFields tableFields, String who, List<String> dimensions) {
        var known = new LinkedHashSet<String>();
        dimensions.forEach(dimension -> known.addAll(tableFields.names().values(dimension)));
        boolean none = who.startsWith("no");
        tableFields.problem(
                who + (none ? " a" : " no") + " value " + QuotedText.name(tableFields.name()),
                Suggestion.hint(tableFields.name(), known, "values"));
    }

    /** The dimensions, each with the classes of its values. */
    static Map<String, Dimension> classed(Map<String, List<String>> dimensions, Map<String, DraftLane> lanes) {
        var classed = new LinkedHashMap<String, Dimension>();
        dimensions.forEach((name, values) -> {
            var mine = new LinkedHashMap<String, Dimension.Lane>();
            lanes.forEach((value, draft) -> {
                if (draft.dimension().equals(name)) {
                    mine.put(value, draft.lane());
                }
            });
            classed.put(name, new Dimension(name, values, mine));
        });
        return classed;
    }
}

package dev.cutover.yaml.runbook;

import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.model.discipline.Waiver;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.WordShape;
import java.util.List;

/** Reads what a runbook waives of the findings of discipline. Stateless and thread-safe. */
final class WaiverReader {
    private static final Key<DisciplineRule> FINDING = Key.required(
            "finding",
            WordShape.of(DisciplineRule.waivable().toArray(DisciplineRule[]::new), DisciplineRule::word),
            "The finding, by the name that `validate --strict` gives it.");
    private static final Key<String> AT = Key.required(
            "at",
            Text.TEXT,
            "What it is about, as the finding names it: a step, a role, a system, a slice of traffic.");
    private static final Key<String> BECAUSE =
            Key.required("because", Text.TEXT, "Why it can be lived with; shown wherever findings are.");
    private static final TableShape<Waiver> WAIVER = TableShape.of(
                    "waiver",
                    "A finding of `validate --strict` that the authors have decided to live with.",
                    List.of(FINDING, AT, BECAUSE),
                    tableFields -> new Waiver(tableFields.get(FINDING), tableFields.get(AT), tableFields.get(BECAUSE)))
            .what("the keys of a waiver: finding, at, because");
    static final Key<List<Waiver>> KEY = Key.optional(
            "waive",
            ListOf.some(WAIVER, "a list of waivers"),
            "The findings of `validate --strict` that are lived with, each with its reason.");

    private WaiverReader() {}
}

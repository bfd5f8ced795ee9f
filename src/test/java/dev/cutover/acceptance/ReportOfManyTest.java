package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.run.Decision;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night of a thousand steps and ten thousand events: lists are cut, decisions and what was red never are. */
class ReportOfManyTest {
    private static final String RUN = "01jd9000000000000000000001";
    private static final int STEPS = 1_000;
    private static final int DECISIONS = 700;
    private static final int SAMPLES = 7_000;

    @TempDir
    private static Path folder;

    private static Place place;
    private static JsonNode report;

    @BeforeAll
    static void aLongNight() throws IOException {
        place = Place.in(folder);
        var pinned = new RunFact.Pinned("many", "/srv/many.yaml", runbook(), "sandbox", "/srv/sandbox.yaml", "");
        try (var run = Recording.of(place.home(), RUN, pinned, RunFact.Mode.LIVE)) {
            run.that(steps()).that(decisions()).that(samples());
            run.that(new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of()));
        }
        report = new ObjectMapper()
                .readTree(place.run("report", RUN, "--format", "json").done().out());
    }

    private static String runbook() {
        var text = new StringBuilder("""
                cutover: 1
                runbook: many
                title: A thousand steps
                roles:
                  commander: { who: [Dana Ortiz] }
                systems:
                  metrics: { title: Metrics, owner: ops, flow: consumer }
                criteria:
                  routed: { title: Routed, measure: { system: metrics, query: routed }, pass: ">= 99 %" }
                phases:
                  - phase: night
                    steps:
                """);
        for (int step = 0; step < STEPS; step++) {
            text.append("      - wait: Step ")
                    .append(step)
                    .append("\n        id: s")
                    .append(step);
            text.append("\n        for: 1s\n");
        }
        return text.toString();
    }

    private static Fact[] steps() {
        var facts = new ArrayList<Fact>();
        for (int step = 0; step < STEPS; step++) {
            var id = new StepId("s" + step);
            facts.add(new StepFact.Started(id, 1));
            facts.add(new StepFact.Succeeded(id, 1, StepFact.How.PLAINLY, Map.of()));
        }
        return facts.toArray(Fact[]::new);
    }

    private static Fact[] decisions() {
        var facts = new ArrayList<Fact>();
        for (int number = 0; number < DECISIONS; number++) {
            var decision = new Decision(
                    "",
                    "Dana Ortiz",
                    new RoleId("commander"),
                    "the run",
                    "decided " + number,
                    "reason " + number,
                    "none",
                    "command",
                    "dana");
            facts.add(new PeopleFact.Added(decision, Optional.empty(), ""));
        }
        return facts.toArray(Fact[]::new);
    }

    /** Every other one is red, each with another note, so that no two of them are the same. */
    private static Fact[] samples() {
        var facts = new ArrayList<Fact>();
        for (int number = 0; number < SAMPLES; number++) {
            boolean red = number % 2 == 0;
            var sample = new Sample(
                    new CriterionId("routed"),
                    Segment.EVERYTHING,
                    red ? Verdict.RED : Verdict.GREEN,
                    red ? 0.5 : 1,
                    100,
                    "sample " + number);
            facts.add(new CriterionFact.Sampled(List.of(sample)));
        }
        return facts.toArray(Fact[]::new);
    }

    @Test
    void everyDecisionIsThere() {
        assertThat(report.path("decisions").findValuesAsText("choice"))
                .filteredOn(choice -> choice.startsWith("decided "))
                .hasSize(DECISIONS)
                .doesNotHaveDuplicates();
        assertThat(place.run("report", RUN).done().out()).contains("| decided 0 |", "| decided 699 |");
    }

    @Test
    void everyRedSampleIsCountedInARowThatSaysFromWhenToWhen() {
        var samples = report.path("samples");

        assertThat(samples.path("rows").size()).isLessThanOrEqualTo(500);
        assertThat(StreamSupport.stream(samples.path("rows").spliterator(), false)
                        .mapToLong(row -> row.path("times").asLong())
                        .sum())
                .isEqualTo(samples.path("red").asLong())
                .isEqualTo(SAMPLES / 2);
        assertThat(samples.path("merged").asText()).isNotEmpty();
    }

    @Test
    void aLongListSaysWhatItLeavesOut() {
        assertThat(report.path("events").path("rows")).hasSize(500);
        assertThat(report.path("events").path("left").asInt()).isGreaterThan(5_000);
        assertThat(report.path("events").path("rest").asText()).contains("more that matter", "events.log");
        assertThat(place.run("report", RUN).done().out()).contains("500 more steps are not listed here");
    }

    @Test
    void everyStepIsThereForScripts() {
        assertThat(report.path("steps")).hasSize(STEPS);
        assertThat(place.run("report", RUN, "--format", "csv").done().out().lines())
                .hasSize(STEPS + 1);
    }
}

package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cutover history} tells of a runbook. */
class HistoryCommandTest {
    private static final String REHEARSAL = """
            rehearsal: all-green
            runbook: orders.yaml
            environment: virtual
            clock: virtual
            answers:
              - { at: ready, as: Dana Ortiz, say: go, reason: all green, after: 40s }
            expect: { outcome: completed }
            """;

    private static final String RECIPE = "r1";

    @TempDir
    private Path folder;

    @Test
    void withoutANameEachRunbookHasALine() throws IOException {
        var place = Place.in(folder);
        SampleRuns.fill(place.home());

        String told = place.run("history").done().out();

        assertThat(told)
                .containsPattern("orders +4 +0 ")
                .contains(
                        "`cutover history orders` shows its nights, steps, people, rollbacks, reconciliations and coverage");
    }

    @Test
    void withoutARunItSaysSo() {
        assertThat(Place.in(folder).run("history").done().out()).startsWith("no runs in ");
    }

    @Test
    void nightsAreToldPlannedAgainstActual() throws IOException {
        var place = Place.in(folder);
        SampleRuns.fill(place.home());

        var night = json(place).at("/nights/0");

        assertThat(night.at("/run").asText()).isEqualTo(SampleRuns.WAITING);
        // Half an hour before T, three and two soaks.
        assertThat(night.at("/plannedSeconds").asDouble()).isEqualTo(4200);
        assertThat(night.at("/lastedSeconds").asDouble()).isEqualTo(2400);
        assertThat(night.at("/overSeconds").isNull()).isTrue();
        // The answer took 7m50s, and the second question is open since.
        assertThat(night.at("/peopleSeconds").asDouble()).isEqualTo(470);
        assertThat(night.at("/machineSeconds").asDouble()).isEqualTo(1930);
    }

    @Test
    void theLongestOverrunComesFirst() throws IOException {
        var place = rehearsed();

        var steps = json(place).at("/steps");

        assertThat(steps)
                .extracting(step -> step.at("/step").asText())
                .containsExactlyInAnyOrder("freeze", "ready", "shift-us-east", "shift-us-west");
        double before = Double.MAX_VALUE;
        for (var step : steps) {
            double over = step.at("/overSeconds").asDouble();
            assertThat(over).isLessThanOrEqualTo(before);
            assertThat(over)
                    .isEqualTo(step.at("/took/medianSeconds").asDouble()
                            - step.at("/plannedSeconds").asDouble());
            before = over;
        }
        assertThat(json(place).at("/stepsAndPeopleOf").asText()).isEqualTo("REHEARSALS");
    }

    @Test
    void whoWasWaitedForIsTold() throws IOException {
        var place = rehearsed();

        var person = json(place).at("/people/0");

        assertThat(person.at("/person").asText()).isEqualTo("Dana Ortiz");
        assertThat(person.at("/totalSeconds").asDouble()).isEqualTo(40);
        assertThat(place.run("history", "orders").done().out())
                .contains("Who was waited for (in rehearsals)")
                .containsPattern("Dana Ortiz +commander +1 +40s");
    }

    @Test
    void whatWasNeverExercisedComesFirst() throws IOException {
        var place = rehearsed();

        String told = place.run("history", "orders").done().out();

        assertThat(told).contains("coverage: 4 of 7 steps and directions exercised; 3 never");
        assertThat(told.substring(told.indexOf("Coverage,")).lines().skip(2))
                .element(0)
                .asString()
                .contains("freeze", "undo", "NEVER");
        assertThat(told).containsPattern("shift-us-west +US West +forward +rehearsed +\\S+ +all-green");
    }

    @Test
    void aStepThatDoesSomethingElseSinceWasNotExercisedSince() throws IOException {
        var place = rehearsed();
        String book = Files.readString(folder.resolve("orders.yaml"));
        place.write("orders.yaml", book.replace("ramp: [50 %, 100 %]", "ramp: [25 %, 100 %]"));

        String told = place.run("history", "orders.yaml").done().out();

        assertThat(told)
                .contains("3 never, 1 not since it changed")
                .containsPattern("shift-us-west +US West +forward +not since it changed \\(rehearsed before\\)");
        assertThat(place.run("history", "orders").done().out()).doesNotContain("not since");
    }

    @Test
    void aNewTitleIsNoChange() throws IOException {
        var place = rehearsed();
        String book = Files.readString(folder.resolve("orders.yaml"));
        place.write("orders.yaml", book.replace("shift: US West", "shift: The west"));

        assertThat(place.run("history", "orders.yaml").done().out()).doesNotContain("not since");
    }

    @Test
    void aRunbookWithoutARunWasNeverExercised() throws IOException {
        var place = Place.in(folder);
        place.copy("orders.yaml");

        assertThat(place.run("history", "orders.yaml").done().out())
                .contains("orders: 0 nights, 0 rehearsals, 0 dry runs")
                .contains("coverage: 0 of 7 steps and directions exercised; 7 never");
    }

    @Test
    void rollbacksAreToldWithTheirTimesAndWhereTheyAreHeading() throws IOException {
        var place = Place.in(folder);
        for (int i = 0; i < 4; i++) {
            rollback(place, "01m7gxj80000000000000000" + i + "0", Duration.ofMinutes(20 - 4 * i));
        }

        String told = place.run("history", "orders").done().out();

        assertThat(told)
                .containsPattern("the whole run +simulated +\\S+ +- +- +8m +- +8m +15m +yes")
                .containsPattern("the whole run +simulated +\\S+ +- +- +20m +- +20m +15m +NO")
                .contains("restore (not in real time): median of the last 3 12m, of the 1 before 20m: 8m quicker")
                .contains("detect (not in real time): not measured")
                .contains("last good rollback in real time: never");
        assertThat(json(place).at("/rollbacks/0/detectSeconds").isNull()).isTrue();
        assertThat(json(place).at("/rollbacks/0/restoreSeconds").asDouble()).isEqualTo(480);
    }

    @Test
    void reconciliationsAreToldWithWhetherTheyShrink() throws IOException {
        var place = Place.in(folder);
        reconciliation(place, "01m7gxj8000000000000000000", RECIPE, keys(900, 100), true);
        reconciliation(place, "01m7gxj8000000000000000010", RECIPE, keys(990, 10), true);
        reconciliation(place, "01m7gxj8000000000000000020", RECIPE, keys(500, 0), false);
        reconciliation(place, "01m7gxj8000000000000000030", RECIPE, keys(996, 4), true);

        String told = place.run("history", "orders").done().out();

        assertThat(told)
                .contains("freeze, us-east in sandbox: 10 %, 1 %, 0.4 %: shrinking; 1 more is incomplete")
                .containsPattern("us-east +sandbox +1,000 +4 +0 +0.4 % +passed")
                .containsPattern("us-east +sandbox +500 +0 +0 +- +INCOMPLETE");
        var trend = json(place).at("/reconciliationTrends/0");
        assertThat(trend.at("/ratesOldestFirst").toString()).isEqualTo("[0.1,0.01,0.004]");
        assertThat(trend.at("/notFallen").asInt()).isZero();
        assertThat(json(place).at("/reconciliations/3/mismatchRate").asDouble()).isEqualTo(0.1);
    }

    @Test
    void aRateThatDoesNotFallIsSaidAndOtherRulesAreNoTrend() throws IOException {
        var place = Place.in(folder);
        reconciliation(place, "01m7gxj8000000000000000000", "r0", keys(100, 900), true);
        reconciliation(place, "01m7gxj8000000000000000010", RECIPE, keys(1_000, 0), true);
        reconciliation(place, "01m7gxj8000000000000000020", RECIPE, keys(1_000, 0), true);
        reconciliation(place, "01m7gxj8000000000000000030", RECIPE, keys(999, 1), true);

        assertThat(place.run("history", "orders").done().out())
                .contains("freeze, us-east in sandbox: 0 %, 0 %, 0.1 %: NOT SHRINKING, 1 of 2 times it did not fall"
                        + "; 1 before by other rules");
    }

    private static ComparisonTally.Keys keys(long equal, long different) {
        return new ComparisonTally.Keys(equal, 0, different, 0, 0, 0, 0, 0, 0);
    }

    private static void reconciliation(Place place, String run, String recipe, ComparisonTally.Keys keys, boolean whole)
            throws IOException {
        var rows = new ComparisonTally.Rows(keys.compared(), 0, true);
        var result = new ComparisonResult(
                recipe,
                new ComparisonTally(rows, rows, keys),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                whole ? List.of() : List.of("legacy-oms stopped sending"),
                List.of());
        try (var recording = Recording.of(place.home(), run, SampleRuns.pinned(), RunFact.Mode.LIVE)) {
            recording.started("freeze");
            recording.that(new ReconcileFact.Reconciled(
                    new StepId("freeze"), 1, SampleRuns.EAST, result, List.of(), List.of(), whole));
        }
    }

    @Test
    void aBrokenRecordIsNamedAndHidesNoOther() throws IOException {
        var place = Place.in(folder);
        SampleRuns.fill(place.home());
        var record = place.home().folder(new RunId(SampleRuns.DONE)).record();
        Files.writeString(record, Files.readString(record).replace("\"seed\":42", "\"seed\":43"));

        String told = place.run("history", "orders").done().out();

        assertThat(told)
                .contains("orders: 3 nights")
                .contains(SampleRuns.DONE + " does not count: the record is broken at line 1");
    }

    @Test
    void anUnknownNameIsAnErrorThatNamesWhatThereIs() throws IOException {
        var place = Place.in(folder);
        SampleRuns.fill(place.home());

        var said = place.run("history", "ordres").endedWith(ExitCode.USAGE);

        assertThat(said.err()).contains("is of a runbook named 'ordres'", "it has runs of orders");
        place.write("bad.yaml", "cutover: 1\n");
        place.run("history", "bad.yaml").endedWith(ExitCode.INVALID);
    }

    @Test
    void itFitsASmallTerminal() throws IOException {
        var place = Place.in(folder).atTerminal().with("COLUMNS", "80");
        SampleRuns.fill(place.home());
        for (int night = 1; night < 9; night++) {
            var run = "01m7gxj80000000000000000" + night + "0";
            reconciliation(place, run, RECIPE, keys(900 + night, 100), night != 4);
        }

        for (var told : List.of(place.run("history"), place.run("history", "orders"))) {
            assertThat(told.done().out().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    private Place rehearsed() throws IOException {
        var place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("green.yaml", REHEARSAL);
        place.run("rehearse", "green.yaml").done();
        return place;
    }

    private static void rollback(Place place, String run, Duration restore) throws IOException {
        try (var recording = Recording.of(place.home(), run, SampleRuns.pinned(), RunFact.Mode.REHEARSAL)) {
            recording.started("freeze").done("freeze").at("02:00:00");
            var now = recording.now();
            recording.that(new RollbackFact.Requested(
                    1, Scope.WHOLE_RUN, "Dana Ortiz", "commander", "drill", now, now, Duration.ofMinutes(15)));
            recording.at(String.format("02:%02d:00", restore.toMinutes())).that(new RollbackFact.Restored(1));
            recording.that(new StepFact.Undone(new StepId("freeze"), 1, 1));
            recording.that(new RollbackFact.Finished(1, List.of()));
        }
    }

    private static JsonNode json(Place place) throws IOException {
        return new ObjectMapper()
                .readTree(place.run("history", "orders", "--output", "json")
                        .done()
                        .out());
    }
}

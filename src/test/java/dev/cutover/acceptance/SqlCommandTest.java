package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.cutover.model.StepId;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.ProblemKind;
import dev.cutover.run.comparison.TotalLine;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlCommandTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void fill() throws IOException {
        place = Place.in(folder);
        SampleRuns.fill(place.home());
    }

    @Test
    void aQuestionIsAnsweredAsATable() {
        var answer = place.run(
                        "sql", "select step, attempts, state from step where started is not null", SampleRuns.DONE)
                .done();

        assertThat(answer.out().lines())
                .containsExactly(
                        "step           attempts  state",
                        "freeze                1  SUCCEEDED",
                        "ready                 1  SUCCEEDED",
                        "shift-us-east         1  SUCCEEDED",
                        "shift-us-west         1  SUCCEEDED",
                        "4 rows");
    }

    /** Of every run of the home; rehearsals are asked for with it. */
    @Test
    void allRunsTogetherAnswerAboutReconciliations() throws IOException {
        for (var run : List.of("01jd5m0000000000000000000a", "01jd6m0000000000000000000b")) {
            try (var recording = Recording.of(place.home(), run, SampleRuns.pinned(), RunFact.Mode.LIVE)) {
                recording.started("freeze").that(reconciled());
            }
        }

        assertThat(all("select run, step, compared, different, mismatch_rate, complete, passed from reconciliation"
                        + " order by run"))
                .containsExactly(
                        "run                         step    compared  different  mismatch_rate  complete  passed",
                        "01jd5m0000000000000000000a  freeze      1000          4          0.004  true      false",
                        "01jd6m0000000000000000000b  freeze      1000          4          0.004  true      false",
                        "2 rows");
        assertThat(all("select c.signature, sum(c.findings) as findings from reconciliation_cause c"
                        + " join reconciliation r on r.run = c.run and r.step = c.step group by c.signature"))
                .anyMatch(line -> line.matches("differs by exactly tax +8"));
        assertThat(all("select count(distinct run) as runs from reconciliation_total where not agrees"))
                .anyMatch(line -> line.strip().equals("2"));
    }

    private List<String> all(String statement) {
        return place.run("sql", "--all", statement).done().out().lines().toList();
    }

    private static ReconcileFact reconciled() {
        var rows = new ComparisonTally.Rows(1_000, 0, true);
        var result = new ComparisonResult(
                "r1",
                new ComparisonTally(rows, rows, new ComparisonTally.Keys(996, 0, 4, 0, 0, 0, 0, 0, 0)),
                Map.of(Figure.MISMATCH_RATE, new BigDecimal("0.004")),
                List.of(new Cause(
                        ProblemKind.VALUE, "total", "differs by exactly tax", 4, false, Optional.empty(), List.of())),
                List.of(),
                List.of(),
                List.of(new TotalLine("tax", "", "EUR", new BigDecimal("10.50"), BigDecimal.ONE)),
                List.of(),
                List.of());
        return new ReconcileFact.Reconciled(
                new StepId("freeze"), 1, SampleRuns.EAST, result, List.of(), List.of(), false);
    }

    /** From the runbook that the run has pinned. */
    @Test
    void phasesAndStepsStandBesideTheirPlan() {
        assertThat(place.run("sql", "select phase, planned_seconds, steps, done from phase", SampleRuns.DONE)
                        .done()
                        .out()
                        .lines())
                .containsExactly(
                        "phase      planned_seconds  steps  done",
                        "readiness                0      2     2",
                        "cutover               2400      2     2",
                        "2 rows");
        assertThat(place.run("sql", "select step, kind, planned_seconds from step limit 3", SampleRuns.DONE)
                        .done()
                        .out()
                        .lines())
                .contains("freeze         action                -", "shift-us-east  shift              1800");
    }

    @Test
    void aRunbookThatThisVersionCannotReadIsSaidToBeMissing() throws IOException {
        var pinned = new RunFact.Pinned("night", "/srv/night.yaml", "no: runbook", "sandbox", "/srv/sandbox.yaml", "");
        try (var run = Recording.of(place.home(), "01jd4m0000000000000000000a", pinned, RunFact.Mode.REHEARSAL)) {
            run.started("freeze");
        }
        var answer = place.run("sql", "select step, title, state from step", "01jd4m");

        assertThat(answer.endedWith(ExitCode.DONE).err()).contains("cannot be read by this version", "phases");
        assertThat(answer.out()).contains("freeze", "STARTED");
    }

    /** The newest open one. */
    @Test
    void withoutARunTheOneThatIsOpenIsMeant() {
        assertThat(place.run("sql", "select run from run").done().out()).contains(SampleRuns.WAITING);
        assertThat(place.run("sql", "select run from run", "01jd2").done().out())
                .contains(SampleRuns.STUCK);
    }

    @Test
    void aLapsedApprovalSaysSo() {
        assertThat(place.run("sql", "select gate, person, choice, lapsed, lapsed_why from approval", SampleRuns.WAITING)
                        .done()
                        .out())
                .contains("Dana Ortiz", "go", "02:10:00", "older than 30m");
    }

    @Test
    void aQuestionMayStandInAFile() throws IOException {
        place.write("q.sql", "-- steps\nselect count(*) as n\nfrom step;\n");

        assertThat(place.run("sql", "--file", "q.sql", SampleRuns.DONE).done().out())
                .isEqualToNormalizingNewlines("n\n4\n1 row\n");
    }

    @Test
    void theRunMayStandBeforeTheStatement() {
        String statement = "select run from run";
        assertThat(place.run("sql", SampleRuns.DONE, statement).done().out())
                .isEqualTo(place.run("sql", statement, SampleRuns.DONE).done().out());
    }

    @Test
    void anErrorInAFileIsShownAtItsPlace() throws IOException {
        place.write("q.sql", "select step\nfrom stepp\n");

        assertThat(place.run("sql", "--file", "q.sql").endedWith(ExitCode.USAGE).err())
                .contains("there is no view 'stepp'", "q.sql:2:6", "did you mean 'step'?");
    }

    @Test
    void anErrorIsShownAtItsPlaceInWhatWasTyped() {
        assertThat(place.run("sql", "select titel from step")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .isEqualToNormalizingNewlines("""
                        error: the statement is refused: there is no column 'titel' (character 8)
                          = select titel from step
                                   ^
                            did you mean 'title'?
                            `cutover sql --tables` lists the views and their columns
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table step",
                "select 1; drop table step",
                "select file_read('/etc/passwd')",
                "",
                "select",
                "delete from event"
            })
    void whatIsRefusedIsWrongUsage(String statement) {
        var answer = place.run("sql", statement, SampleRuns.DONE).endedWith(ExitCode.USAGE);

        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("the statement is refused: ").doesNotContain("\tat ", "Exception");
    }

    @Test
    void withoutAStatementAnExampleIsShown() {
        assertThat(place.run("sql").endedWith(ExitCode.USAGE).err()).contains("there is no statement", "select step");
        assertThat(place.run("sql", "--file", "none.sql")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("cannot read the statement from none.sql: no such file");
    }

    @Test
    void aRunThatIsNotThereIsAnError() {
        assertThat(place.run("sql", "select 1", "zz").endedWith(ExitCode.ERROR).err())
                .contains("begins with 'zz'");
        assertThat(Place.in(folder.resolve("empty")).run("sql", "select 1").exit())
                .isEqualTo(2);
    }

    @Test
    void aScriptGetsADocument() throws IOException {
        String out = place.run(
                        "sql", "select step, attempts, started, owner from step", SampleRuns.DONE, "--output", "json")
                .done()
                .out();
        var document = new ObjectMapper().readTree(out);

        assertThat(document.get("document").asText()).isEqualTo("sql");
        assertThat(document.get("run").asText()).isEqualTo(SampleRuns.DONE);
        assertThat(document.get("columns").get(2).get("type").asText()).isEqualTo("time");
        assertThat(document.get("count").asInt()).isEqualTo(4);
        var freeze = document.get("rows").get(0);
        assertThat(freeze.get("attempts").isInt()).isTrue();
        assertThat(freeze.get("started").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        var refused =
                place.run("sql", "select nothing from step", "--output", "json").endedWith(ExitCode.USAGE);
        assertThat(new ObjectMapper().readTree(refused.out()).get("exit").asInt())
                .isEqualTo(2);
    }

    @Test
    void aSpreadsheetGetsATableWithoutFormulas() {
        String out = place.run(
                        "sql",
                        "select '=1+1' as formula, '@x' as at_sign, -1.50 as figure, 'a,\"b' as quoted, null as nothing,"
                                + " '' as blank, ' +1' as spaced",
                        SampleRuns.DONE,
                        "--output",
                        "csv")
                .done()
                .out();

        assertThat(out)
                .isEqualTo(String.join(
                        "\r\n",
                        "formula,at_sign,figure,quoted,nothing,blank,spaced",
                        "'=1+1,'@x,-1.50,\"a,\"\"b\",,\"\",' +1",
                        ""));
        assertThat(CsvReader.builder().ofCsvRecord(out).stream().toList()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "csv"})
    void hostileTextIsCleaned(String form) {
        for (String view : List.of("event", "decision", "question", "step", "evidence", "run", "sample", "effect")) {
            String out = place.with("CI", "true")
                    .run("sql", "select * from " + view, SampleRuns.HOSTILE, "--output", form)
                    .out();
            assertThat(out)
                    .as(view)
                    .doesNotContain("\u001b", "\u202e", "\u009b", "\u200b", "##vso[", "\n::")
                    .isNotEmpty();
        }
    }

    @Test
    void atATerminalNothingIsWiderThanTheTerminal() {
        for (String columns : List.of("60", "80", "140")) {
            for (String what : List.of("*", "step, title, state, why, started, ended", "run, title, step")) {
                var shown = place.atTerminal()
                        .with("COLUMNS", columns)
                        .with("NO_COLOR", "1")
                        .with("TERM", "xterm")
                        .run("sql", "select " + what + " from step", SampleRuns.DONE)
                        .done();
                assertThat(shown.out().lines())
                        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Integer.parseInt(columns)));
            }
        }
    }

    @Test
    void pipedNothingIsCut() {
        String out = place.run("sql", "select json from event where seq = 1", SampleRuns.DONE)
                .done()
                .out();

        assertThat(out.lines().skip(1).findFirst().orElse(""))
                .hasSizeGreaterThan(500)
                .endsWith("}");
    }

    @Test
    void theViewsAreExplained() throws IOException {
        assertThat(place.run("sql", "--tables").done().out())
                .contains("Every rollback and its clock.", "planned_seconds", "restore_seconds");
        assertThat(place.run("sql", "--tables", "waiver").done().out())
                .contains("why the authors live with it")
                .doesNotContain("restore_seconds");
        assertThat(place.run("sql", "--tables", "waivers")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("did you mean 'waiver'?");
        String json = place.run("sql", "--tables", "--output", "json").done().out();
        assertThat(new ObjectMapper().readTree(json).get("views").size()).isGreaterThan(15);
        assertThat(place.run("sql", "--tables", "--output", "csv").done().out())
                .startsWith("view,column,type,meaning\r\n");
    }

    @Test
    void moreRowsThanAreMeasuredAreAllShown() {
        assertThat(place.run("sql", "select x from system_range(1, 2500)", SampleRuns.DONE)
                        .done()
                        .out()
                        .lines())
                .hasSize(2502)
                .contains("   1", "2500", "2500 rows");
    }
}

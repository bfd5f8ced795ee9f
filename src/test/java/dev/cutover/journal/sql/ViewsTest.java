package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.codec.EventCodec;
import dev.cutover.journal.sql.ask.ViewCatalog;
import dev.cutover.model.CriterionId;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.run.Sighting;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.ProblemKind;
import dev.cutover.run.comparison.TotalLine;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.JournaledRuns;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the views for people say of a record. Each fact is recorded ten seconds after the one before it. */
class ViewsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T02:00:00Z");
    private static final StepId GATE = new StepId("ready");
    private static final StepId SHIFT = new StepId("shift");
    private static final RoleId LEAD = new RoleId("lead");
    private static final Segment EAST = Segment.of(Map.of("region", "us-east"));

    @Test
    void everyColumnIsExplainedAndNothingElseIs() {
        var views = ViewCatalog.ofThisVersion().views();
        var columns = new ArrayList<String>();
        views.stream()
                .filter(view -> !view.name().equals("column_meaning"))
                .forEach(view -> view.columns().forEach(column -> columns.add(view.name() + "." + column.name())));

        assertThat(ask(
                        List.of(),
                        "select view_name || '.' || column_name from column_meaning order by view_name, number"))
                .containsExactlyInAnyOrderElementsOf(columns);
        assertThat(views).allSatisfy(view -> assertThat(view.meaning()).endsWith("."));
        assertThat(views)
                .extracting(ViewCatalog.View::name)
                .contains(
                        "run",
                        "phase",
                        "step",
                        "attempt",
                        "effect",
                        "question",
                        "decision",
                        "approval",
                        "evidence",
                        "sample",
                        "weight",
                        "rollback",
                        "amendment",
                        "message",
                        "waiver",
                        "note",
                        "hold",
                        "breach",
                        "reconciliation",
                        "reconciliation_cause",
                        "reconciliation_total",
                        "event");
    }

    /** A migration that copies the meanings in another order than the columns have would print them so. */
    @Test
    void meaningsStandInTheOrderOfTheColumns() {
        ViewCatalog.ofThisVersion().views().stream()
                .filter(view -> !view.name().equals("column_meaning"))
                .forEach(view -> assertThat(ask(
                                List.of(),
                                "select column_name from column_meaning where view_name = '" + view.name()
                                        + "' order by number"))
                        .as(view.name())
                        .containsExactlyElementsOf(view.columns().stream()
                                .map(ViewCatalog.Column::name)
                                .toList()));
    }

    @Test
    void stepsStandBesideTheirPlan() {
        var facts = List.of(
                new StepFact.Started(GATE, 1),
                new StepFact.Failed(GATE, 1, StepFact.FailureCause.RED, "red"),
                new StepFact.Started(GATE, 2),
                new StepFact.Succeeded(GATE, 2, StepFact.How.OVERRIDDEN, Map.of()),
                new StepFact.Started(new StepId("tell").inRollback(1), 1));

        assertThat(ask(
                        facts,
                        "select number, phase, step, kind, state, how, attempts, planned_seconds, seconds, ended is null"
                                + " from step order by number"))
                .containsExactly(
                        "null null tell@1 notify STARTED null 1 5.000 null TRUE",
                        "1 first ready gate SUCCEEDED OVERRIDDEN 2 60.000 30.000 FALSE",
                        "2 second shift shift PENDING null 0 null null TRUE");
        assertThat(ask(facts, "select phase, steps, done, seconds, planned_seconds from phase order by number"))
                .containsExactly("first 1 1 30.000 60.000", "second 1 0 null 0.000");
        assertThat(ask(facts, "select title, steps, done, ending, events from run"))
                .containsExactly("A night 2 1 null 6");
        assertThat(ask(facts, "select finding, about, because from waiver")).containsExactly("no-sla metrics later");
    }

    @Test
    void questionsTellHowLongTheyStoodOpen() {
        var facts = List.of(
                new PeopleFact.Asked(question("q1", Question.Kind.APPROVE)),
                new PeopleFact.Decided(decision("q1", "Ada", "go")),
                new PeopleFact.Lapsed("q1", "older than 30m"),
                new PeopleFact.Asked(question("q2", Question.Kind.APPROVE)),
                new PeopleFact.Lapsed("q2", "rolled back"),
                new PeopleFact.Asked(question("q3", Question.Kind.TASK)),
                new PeopleFact.Reported(decision("q3", "Bob", "in-progress")));

        assertThat(ask(
                        facts,
                        "select question, state, seconds, answer, person, withdrawn_why from question order by asked"))
                .containsExactly(
                        "q1 ANSWERED 10.000 go Ada null",
                        "q2 WITHDRAWN 10.000 null null rolled back",
                        "q3 OPEN null null null null");
        assertThat(ask(facts, "select gate, person, choice, lapsed is not null, lapsed_why from approval"))
                .containsExactly("ready Ada go TRUE older than 30m");
        assertThat(ask(facts, "select seq, kind, step, person, choice from decision order by seq"))
                .containsExactly("3 ANSWER ready Ada go", "8 REPORT ready Bob in-progress");
        assertThat(ask(facts, "select question_seconds from step where step = 'ready'"))
                .containsExactly("20.000");
    }

    @Test
    void aReconciliationStandsInKeysWithItsCausesAndTotals() {
        var facts = List.of(
                new StepFact.Started(GATE, 1), new ReconcileFact.Looked(GATE, 1, 1, 5, true, List.of()), reconciled());

        assertThat(ask(
                        facts,
                        "select step, segment, compared, equal, different, moving, unread, mismatch_rate,"
                                + " money_difference, complete, passed, recipe from reconciliation"))
                .containsExactly("ready region=us-east 1000 996 4 2 1 0.0040000000 null FALSE FALSE r1");
        assertThat(ask(
                        facts,
                        "select number, kind, about, signature, findings, at_least, dimension_value"
                                + " from reconciliation_cause"))
                .containsExactly("1 value total differs by exactly tax 4 FALSE eu-central");
        assertThat(ask(facts, "select total, part, old_value, new_value, agrees from reconciliation_total"))
                .containsExactly("refunds EUR 10.50 -0.5 FALSE");
    }

    private static ReconcileFact reconciled() {
        var keys = new ComparisonTally.Keys(996, 0, 4, 0, 0, 0, 0, 2, 0);
        var result = new ComparisonResult(
                "r1",
                new ComparisonTally(
                        new ComparisonTally.Rows(1000, 1, true), new ComparisonTally.Rows(1000, 0, true), keys),
                Map.of(Figure.MISMATCH_RATE, new BigDecimal("0.004")),
                List.of(new Cause(
                        ProblemKind.VALUE,
                        "total",
                        "differs by exactly tax",
                        4,
                        false,
                        Optional.of(new Cause.Concentration("region", "eu-central", 0.97, 0.12)),
                        List.of())),
                List.of(),
                List.of(),
                List.of(new TotalLine("refunds", "", "EUR", new BigDecimal("10.50"), new BigDecimal("-0.5"))),
                List.of("1 row of old could not be read"),
                List.of());
        return new ReconcileFact.Reconciled(GATE, 1, EAST, result, List.of(), List.of(), false);
    }

    /** A question that is asked anew under its name has an answer of its own. */
    @Test
    void anAnswerBelongsToTheQuestionBeforeIt() {
        var facts = List.of(
                new PeopleFact.Asked(question("q1", Question.Kind.DECIDE)),
                new PeopleFact.Lapsed("q1", "amended"),
                new PeopleFact.Asked(question("q1", Question.Kind.DECIDE)),
                new PeopleFact.Decided(decision("q1", "Ada", "go")));

        assertThat(ask(facts, "select state, answer, withdrawn_why from question order by asked"))
                .containsExactly("WITHDRAWN null amended", "ANSWERED go null");
    }

    @Test
    void weightsAreMovesAndDrifts() {
        var move = new Effect(
                "r1/shift",
                "c",
                SHIFT,
                1,
                Effect.Direction.FORWARD,
                new SystemId("ingress"),
                new Effect.Weights("orders", List.of(new Effect.Move(EAST, 0, 2_500))));
        var facts = List.of(
                new EffectFact.Intended(move),
                new EffectFact.Settled("r1/shift", EffectState.DONE, "", Map.of()),
                new RunFact.WeightsRead(
                        new SystemId("ingress"), 3, List.of(new WeightDrift("orders", EAST, 2_500, 100)), ""));

        assertThat(ask(
                        facts,
                        "select kind, system, segment, step, from_percent, to_percent, state from weight order by at"))
                .containsExactly(
                        "MOVE ingress region=us-east shift 0.00 25.00 DONE",
                        "DRIFT ingress region=us-east null 25.00 1.00 null");
        assertThat(ask(facts, "select effect, deed, state, seconds from effect"))
                .containsExactly("r1/shift weights of orders DONE 10.000");
    }

    @Test
    void aRollbackHasItsClock() {
        var sighting = new Sighting(
                Sighting.Origin.FIRST_BAD,
                Optional.of(BEGIN),
                Sighting.Sign.BREACH,
                Optional.of(Duration.ofSeconds(5)));
        var facts = List.of(
                new CriterionFact.GuardBreached(SHIFT, 1, new CriterionId("errors"), "3 %", OnBreach.ROLLBACK),
                new RollbackFact.Requested(
                        1,
                        Scope.WHOLE_RUN,
                        "Ada",
                        "lead",
                        "",
                        BEGIN,
                        BEGIN.plusSeconds(10),
                        Duration.ofMinutes(15),
                        Optional.of(sighting)),
                new RollbackFact.Explained(1, "Ada", "lead", "errors", "none"),
                new RollbackFact.Restored(1),
                new RollbackFact.Finished(1, List.of("oms: open", "chat: told")));

        assertThat(ask(
                        facts,
                        "select reason, impact, sign, detect_seconds, slack_seconds, decide_seconds, restore_seconds,"
                                + " finish_seconds, within_window, outcome, left_undone_count from rollback"))
                .containsExactly("errors none BREACH 10.000 5.000 10.000 20.000 30.000 TRUE LEFT_UNDONE 2");
        assertThat(ask(facts, "select left_undone from rollback")).containsExactly("oms: open\nchat: told");
        assertThat(ask(facts, "select kind, step, criterion, consequence from breach"))
                .containsExactly("GUARD shift errors ROLLBACK");
    }

    static RollbackFact.Requested requested(int number) {
        return new RollbackFact.Requested(
                number, Scope.WHOLE_RUN, "Ada", "lead", "errors", BEGIN, BEGIN, Duration.ofMinutes(15));
    }

    /** A rollback reopens a run that has ended. */
    @Test
    void aRunEndsOnce() {
        var end = new RunFact.Ended(RunFact.Ending.COMPLETED_WITH_EXCEPTIONS, "done", List.of("a", "b"), Map.of());
        assertThat(ask(List.of(end), "select ending, seconds, exceptions from run"))
                .containsExactly("COMPLETED_WITH_EXCEPTIONS 10.000 2");

        var back = new RollbackFact.Requested(
                1, Scope.WHOLE_RUN, "Ada", "lead", "drill", BEGIN, BEGIN, Duration.ofMinutes(15));
        assertThat(ask(List.of(end, back), "select ending, seconds, exceptions from run"))
                .containsExactly("null null null");
    }

    @Test
    void holdsNotesAndAmendmentsAreThere() {
        var facts = List.of(
                new RunFact.Held("Ada", "carrier"),
                new PeopleFact.Noted("", "ada", "the carrier is back"),
                new RunFact.Continued("Bob", ""),
                new RunFact.Held("Ada", "again"),
                new PeopleFact.Added(decision("", "Ada", "leave it"), Optional.of(GATE), "OPS-1"));

        assertThat(ask(facts, "select seconds, person, why, continued_by, continued_why from hold order by held"))
                .containsExactly("20.000 Ada carrier Bob null", "null Ada again null null");
        assertThat(ask(facts, "select person, os_user, text from note"))
                .containsExactly("null ada the carrier is back");
        assertThat(ask(facts, "select kind, question, step, choice, ticket from decision"))
                .containsExactly("ADDED null ready leave it OPS-1");
    }

    /** The database of a home has all its runs. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "phase", "step", "attempt", "question", "decision", "approval", "hold", "event"})
    void runsDoNotMix(String view) {
        var facts = List.<Fact>of(
                new StepFact.Started(GATE, 1),
                new PeopleFact.Asked(question("q1", Question.Kind.APPROVE)),
                new PeopleFact.Decided(decision("q1", "Ada", "go")),
                new RunFact.Held("Ada", "carrier"),
                new RunFact.Continued("Ada", ""),
                new StepFact.Succeeded(GATE, 1, StepFact.How.PLAINLY, Map.of()));
        var both = new ArrayList<>(lines("r1", facts));
        both.addAll(lines("r2", facts.subList(0, 4)));

        var ofFirst = answer(both, "select * from " + view + " where run = 'r1'");
        assertThat(ofFirst).isNotEmpty().isEqualTo(answer(lines("r1", facts), "select * from " + view));
    }

    @Test
    void aRunbookThatCannotBeReadLeavesItsPhasesOutAndSaysSo() {
        var reader = new OutlineReader() {
            @Override
            public String readBy() {
                return "9";
            }

            @Override
            public RunOutline of(RunFact.Created created) {
                return RunOutline.unread("not YAML");
            }
        };
        try (var records = AskedRecords.ofLines(lines("r1", List.of(new StepFact.Started(GATE, 1))), reader)) {
            assertThat(records.trouble()).contains("not YAML");
            assertThat(rows(records, "select phase from phase")).isEmpty();
            assertThat(rows(records, "select step, title, state from step")).containsExactly("ready null STARTED");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Question question(String id, Question.Kind kind) {
        return new Question(id, GATE, 1, kind, "Go?", List.of(LEAD), List.of(), "");
    }

    private static Decision decision(String question, String owner, String choice) {
        return new Decision(question, owner, LEAD, "the gate", choice, "", "", "prompt", owner);
    }

    static List<String> ask(List<? extends Fact> facts, String sql) {
        return answer(lines("r1", facts), sql);
    }

    private static List<String> answer(List<RecordLine> lines, String sql) {
        try (var records = AskedRecords.ofLines(lines, new NightOutline())) {
            return rows(records, sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static List<String> rows(AskedRecords records, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = records.reader().createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var words = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    words.add(rows.getString(i));
                }
                found.add(String.join(" ", words));
            }
        }
        return found;
    }

    private static List<RecordLine> lines(String run, List<? extends Fact> facts) {
        var all = new ArrayList<Fact>(List.of(JournaledRuns.created()));
        all.addAll(facts);
        var lines = new ArrayList<RecordLine>();
        String hash = RecordLine.FIRST;
        for (var fact : all) {
            int seq = lines.size() + 1;
            var at = BEGIN.plusSeconds(10L * (seq - 1));
            var event = new Event(new RunId(run), 1, seq, at, Event.ENGINE, fact);
            String json = new String(EventCodec.OF_FACTS.encode(event), StandardCharsets.UTF_8);
            hash = RecordLine.hash(hash, json);
            lines.add(new RecordLine(event, json, hash));
        }
        return lines;
    }

    /** Two phases of one step each, and a step of the rollback. */
    private static final class NightOutline implements OutlineReader {
        @Override
        public String readBy() {
            return "1";
        }

        @Override
        public RunOutline of(RunFact.Created created) {
            var end = BEGIN.plusSeconds(60);
            return new RunOutline(
                    Optional.of("A night"),
                    Optional.empty(),
                    List.of(
                            new RunOutline.PlannedPhase("first", BEGIN, end),
                            new RunOutline.PlannedPhase("second", end, end)),
                    List.of(
                            new RunOutline.PlannedStep(
                                    "first",
                                    "ready",
                                    "gate",
                                    "Ready",
                                    null,
                                    "everything",
                                    true,
                                    BEGIN,
                                    Duration.ofMinutes(1)),
                            new RunOutline.PlannedStep(
                                    "second", "shift", "shift", "Orders", "lead", "region=us-east", true, end, null),
                            new RunOutline.PlannedStep(
                                    null,
                                    "tell",
                                    "notify",
                                    "Tell",
                                    null,
                                    "everything",
                                    false,
                                    null,
                                    Duration.ofSeconds(5))),
                    List.of(new RunOutline.WaivedFinding("no-sla", "metrics", "later")));
        }
    }
}

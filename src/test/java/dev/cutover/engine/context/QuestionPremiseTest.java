package dev.cutover.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Choice;
import dev.cutover.model.Choice.Then;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Amendment;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionPremiseTest {
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Choice ON = new Choice("on", new Then.Continue());
    private static final Choice STOP = new Choice("stop", new Then.Abort());

    private final List<String> asked = new ArrayList<>();

    @Test
    void aDecisionIsWithdrawnWithTheReasonWhenItsTrafficIsRolledBack() throws InterruptedException {
        var bench = rollingBackAtTheFirst(Question.Kind.DECIDE, book(Steps.decision("follow", ON, STOP)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .singleElement()
                .satisfies(lapsed -> assertThat(lapsed.why())
                        .contains("rollback of east", "presumes shift-east", "asked anew if the run continues"));
        assertThat(bench.state().questions().open())
                .extracting(entry -> entry.question().kind())
                .containsExactly(Question.Kind.AFTER_ROLLBACK);
    }

    @ParameterizedTest
    @EnumSource(
            value = Question.Kind.class,
            names = {"DECIDE", "APPROVE", "ATTEST", "COMMIT"})
    void itIsAskedAnewOnceTheRunContinuesAndSaysWhatWasRolledBack(Question.Kind kind) throws InterruptedException {
        var step = switch (kind) {
            case APPROVE -> Steps.gate("follow", 1, Books.COMMANDER);
            case ATTEST -> Steps.attested("follow", Books.COMMANDER);
            case COMMIT -> Steps.noReturn(Books.action("follow", "once-drop", new Undo.None("gone")), Books.COMMANDER);
            default -> Steps.decision("follow", ON, STOP);
        };
        var bench = rollingBackAtTheFirst(kind, book(step));
        bench.people(question -> {
            boolean first = question.kind() == kind && asked.size() <= 1;
            return first ? null : bench.say(question, question.choices().get(0).say());
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).doesNotContain("Rolled back meanwhile");
        assertThat(asked.get(1)).contains("Rolled back meanwhile: east");
        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(PeopleFact.Asked::question)
                .filteredOn(question -> question.kind() == kind)
                .extracting(Question::rolledBack)
                .containsExactly(List.of(), List.of("east"));
        assertThat(indexOf(bench, RollbackFact.Finished.class)).isLessThan(lastAsked(bench, kind));
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void anApprovalThatWasGivenBeforeTheRollbackCountsNoMore() throws InterruptedException {
        var bench = new Bench(book(Steps.gate("follow", 2, Books.COMMANDER, Books.LEAD)));
        bench.people(question -> question.of().contains(Books.LEAD) ? null : bench.say(question, first(question)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Decided decided
                    && decided.decision().choice().equals("go")
                    && bench.facts(RollbackFact.class).isEmpty()) {
                Orders.rollBack(commandPort, EAST, "Dana", "misroutes");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .extracting(PeopleFact.Lapsed::question)
                .contains("follow/1/approve-commander", "follow/1/approve-lead");
    }

    @Test
    void anAnswerThatComesAfterwardsIsRefusedWithTheReason() throws InterruptedException {
        var bench = rollingBackAtTheFirst(Question.Kind.DECIDE, book(Steps.decision("follow", ON, STOP)));
        bench.refusing()
                .people(question -> bench.say(question, question.kind() == Question.Kind.DECIDE ? "on" : "end"))
                .thinking(question -> Duration.ofMinutes(question.kind() == Question.Kind.DECIDE ? 30 : 90));

        bench.run();
        assertThat(bench.refusals()).singleElement().asString().contains("rollback of east", "presumes shift-east");
        assertThat(bench.facts(PeopleFact.Decided.class))
                .extracting(decided -> decided.decision().choice())
                .containsExactly("end");
    }

    @Test
    void anAnswerByTheStepsNameIsToldWhyTheQuestionWasWithdrawn() throws InterruptedException {
        var replies = new ArrayList<RequestReply>();
        var bench = rollingBackAtTheFirst(Question.Kind.DECIDE, book(Steps.decision("follow", ON, STOP)));
        bench.people(question -> question.kind() == Question.Kind.AFTER_ROLLBACK ? bench.say(question, "end") : null)
                .thinking(question -> Duration.ofHours(3));
        bench.at(
                Duration.ofHours(2),
                commandPort -> commandPort.ask(
                        new Request.Decide("follow", "on", "fine", "", ""),
                        new Speaker("Dana", "dana", "socket"),
                        replies::add));

        bench.run();
        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.state()).isEqualTo(RequestReply.State.REFUSED);
            assertThat(reply.why()).contains("the question at 'follow' was withdrawn", "presumes shift-east");
        });
    }

    @Test
    void theChoiceOfTheRunbookDoesNotCountOnceThePremiseIsGone() throws InterruptedException {
        var decision = Steps.decision("follow", Optional.of(Duration.ofMinutes(10)), Optional.of("on"), ON, STOP);
        var bench = rollingBackAtTheFirst(Question.Kind.DECIDE, book(decision));
        bench.people(question -> question.kind() == Question.Kind.AFTER_ROLLBACK ? bench.say(question, "go-on") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.facts(PeopleFact.Decided.class)).hasSize(1);
    }

    @Test
    void aDecisionThatNamesWhatItPresumesOutlivesOtherRollbacks() throws InterruptedException {
        var work = new Work.Decision(
                "What now?",
                Books.COMMANDER,
                List.of(ON, STOP),
                Optional.empty(),
                Optional.empty(),
                List.of(new StepId("freeze")));
        var decision = Books.step("follow", Optional.empty(), work);
        var bench = rollingBackAtTheFirst(
                Question.Kind.DECIDE,
                Books.of(
                        List.of(),
                        Books.freeze("freeze"),
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                        decision));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Lapsed.class)).isEmpty();
    }

    @Test
    void anAmendedThresholdOfWhatItPresumesWithdrawsADecisionAndAsksItAnew() throws InterruptedException {
        var bench = new Bench(book(Steps.decision("follow", ON, STOP)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked one && one.question().kind() == Question.Kind.DECIDE) {
                asked.add(one.question().prompt());
                if (asked.size() == 1) {
                    var amendment = new Amendment.Limit(
                            Books.HEALTH, new Threshold(Threshold.Comparison.AT_LEAST, 0.95, 0.95, false, ">= 95 %"));
                    ask(commandPort, new Request.Amend(amendment, "too lax", "longer soaks", false));
                }
            }
        });
        bench.people(question -> asked.size() > 1 ? bench.say(question, "on") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .singleElement()
                .satisfies(lapsed -> assertThat(lapsed.why())
                        .contains("Dana amended the threshold of health", "presumes shift-east", "asked anew"));
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).contains("Amended by Dana: threshold of health: >= 90 % becomes >= 95 %");
    }

    @Test
    void theEndOfTheRunWithdrawsWhatIsOpen() throws InterruptedException {
        var bench = rollingBackAtTheFirst(Question.Kind.DECIDE, book(Steps.decision("follow", ON, STOP)));
        bench.people(question -> question.kind() == Question.Kind.AFTER_ROLLBACK ? bench.say(question, "end") : null);
        bench.run();
        var aborted = new Bench(book(Steps.decision("follow", ON, STOP)));
        aborted.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked) {
                ask(commandPort, new Request.Abort("enough", ""));
            }
        });

        assertThat(bench.state().ended()).isPresent();
        assertThat(asked).as("not asked anew while the run ends").hasSize(1);
        assertThat(aborted.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(aborted.facts(PeopleFact.Lapsed.class))
                .extracting(PeopleFact.Lapsed::why)
                .containsExactly("the run has ended");
        assertThat(aborted.state().questions().open()).isEmpty();
    }

    private static void ask(CommandPort commandPort, Request request) {
        commandPort.ask(request, new Speaker("Dana", "dana", "socket"), reply -> {});
    }

    /** Asks for a rollback of the east as soon as the first question of the kind is asked. */
    private Bench rollingBackAtTheFirst(Question.Kind kind, Runbook runbook) {
        var bench = new Bench(runbook);
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked one && one.question().kind() == kind) {
                asked.add(one.question().prompt());
                if (asked.size() == 1) {
                    Orders.rollBack(commandPort, EAST, "Dana", "misroutes");
                }
            }
        });
        return bench;
    }

    private static Runbook book(Step between) {
        return Books.of(
                List.of(),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                between,
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD));
    }

    private static String first(Question question) {
        return question.choices().get(0).say();
    }

    private static int indexOf(Bench bench, Class<?> kind) {
        var record = bench.record();
        for (int i = 0; i < record.size(); i++) {
            if (kind.isInstance(record.get(i).fact())) {
                return i;
            }
        }
        return -1;
    }

    private static int lastAsked(Bench bench, Question.Kind kind) {
        var record = bench.record();
        int last = -1;
        for (int i = 0; i < record.size(); i++) {
            if (record.get(i).fact() instanceof PeopleFact.Asked one
                    && one.question().kind() == kind) {
                last = i;
            }
        }
        return last;
    }
}

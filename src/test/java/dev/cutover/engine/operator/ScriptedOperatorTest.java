package dev.cutover.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.prompt.NotedDesk;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.run.Question;
import dev.cutover.testkit.NobodyThere;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ScriptedOperatorTest {
    private static final Question COMMANDERS_GO = Chronicle.approval("ready", Fulfillment.COMMANDER);
    private static final Question LEADS_GO = Chronicle.approval("ready", Fulfillment.TECH);

    private final NotedDesk desk = new NotedDesk();

    private ScriptedOperator with(ScriptedAnswer... answers) {
        var operator = new ScriptedOperator(Fulfillment.runbook(), Chronicle.RUN, List.of(answers), "ci");
        operator.attend(desk);
        return operator;
    }

    private static ScriptedAnswer answer(String at, String as, String say) {
        return new ScriptedAnswer(at, as, say, "all green", "none", Duration.ZERO, false);
    }

    private static Question question(String step, Question.Kind kind, RoleId of, Question.Care care) {
        return new Question(
                step + "/" + kind,
                new StepId(step),
                1,
                kind,
                "?",
                List.of(of),
                List.of(new Question.Option("go-on", "it goes on", care)),
                "");
    }

    @Test
    void anAnswerFitsByStepPersonAndWord() {
        var operator = with(
                answer("freeze", "Dana Ortiz", "go"),
                answer("ready", "Dana Ortiz", "maybe"),
                answer("ready", "Ines Park", "go"),
                answer("ready", "Sam Weiss", "GO"));
        assertThat(operator.canAnswer(COMMANDERS_GO)).isTrue();
        operator.asked(COMMANDERS_GO);
        assertThat(desk.sayings())
                .containsExactly(
                        new Answer(COMMANDERS_GO.id(), "Sam Weiss", "go", "all green", "none", "", "answers", "ci"));
        operator.asked(LEADS_GO);
        assertThat(desk.sayings()).extracting(Answer::as).containsExactly("Sam Weiss", "Ines Park");
        assertThat(operator.unused()).extracting(ScriptedAnswer::at).containsExactly("freeze", "ready");
    }

    @Test
    void eachAnswerIsUsedOnceInTheOrderOfTheFile() {
        var operator = with(answer("ready", "Dana Ortiz", "go"), answer("ready", "Sam Weiss", "go"));
        operator.asked(COMMANDERS_GO);
        operator.closed(COMMANDERS_GO.id());
        operator.asked(COMMANDERS_GO);
        operator.closed(COMMANDERS_GO.id());
        operator.asked(COMMANDERS_GO);
        assertThat(desk.sayings()).extracting(Answer::as).containsExactly("Dana Ortiz", "Sam Weiss");
        assertThat(operator.canAnswer(COMMANDERS_GO)).isFalse();
    }

    @Test
    void aQuestionAskedAgainAfterAResumeIsNotAnsweredTwice() {
        var operator = with(answer("ready", "Dana Ortiz", "go"), answer("ready", "Sam Weiss", "go"));
        operator.asked(COMMANDERS_GO);
        operator.asked(COMMANDERS_GO);
        assertThat(desk.sayings()).hasSize(1);
        assertThat(operator.canAnswer(COMMANDERS_GO)).isTrue();
    }

    @Test
    void anAnswerThatIsRefusedMakesRoomForTheNext() {
        var operator = with(answer("ready", "Dana Ortiz", "go"), answer("ready", "Sam Weiss", "go"));
        operator.asked(COMMANDERS_GO);
        operator.refused(COMMANDERS_GO.id(), "two people are required");
        operator.refused(COMMANDERS_GO.id(), "two people are required again");
        assertThat(desk.sayings()).extracting(Answer::as).containsExactly("Dana Ortiz", "Sam Weiss");
        assertThat(operator.canAnswer(COMMANDERS_GO)).isFalse();
        assertThat(operator.refusals())
                .containsExactly(
                        "'go' by Dana Ortiz at ready: two people are required",
                        "'go' by Sam Weiss at ready: two people are required again");
    }

    @Test
    void aReportThatIsRefusedLeavesTheAnswerBehindItOnItsWay() {
        var task = new Question(
                "brief/1",
                new StepId("brief"),
                1,
                Question.Kind.TASK,
                "?",
                List.of(Fulfillment.TECH),
                List.of(
                        new Question.Option("blocked", "it waits", Question.Care.REASON),
                        new Question.Option("done", "it goes on", Question.Care.PLAIN)),
                "");
        var operator = with(answer("brief", "Ines Park", "blocked"), answer("brief", "Ines Park", "done"));
        operator.asked(task);
        operator.refused(desk.sayings().get(0), "it needs a reason");

        assertThat(operator.coming(task)).as("done is on its way").isPresent();
        assertThat(operator.refusals()).containsExactly("'blocked' by Ines Park at brief: it needs a reason");
    }

    @Test
    void theEnginesOwnQuestionsHaveNamesOfTheirOwn() {
        var failure = question("freeze", Question.Kind.FAILURE, Fulfillment.TECH, Question.Care.PLAIN);
        var after = question("freeze", Question.Kind.AFTER_ROLLBACK, Fulfillment.TECH, Question.Care.PLAIN);
        var task = question("freeze", Question.Kind.TASK, Fulfillment.TECH, Question.Care.PLAIN);
        assertThat(with(answer("failure", "Ines Park", "go-on")).canAnswer(failure))
                .isTrue();
        assertThat(with(answer("rollback", "Ines Park", "go-on")).canAnswer(after))
                .isTrue();
        assertThat(with(answer("failure", "Ines Park", "go-on")).canAnswer(after))
                .isFalse();
        assertThat(with(answer("failure", "Ines Park", "go-on")).canAnswer(task))
                .isFalse();
        assertThat(with(answer("freeze", "Ines Park", "go-on")).canAnswer(task)).isTrue();
    }

    @Test
    void aScriptTypesWhatHasToBeTyped() {
        var east = question("shift-us-east", Question.Kind.COMMIT, Fulfillment.TECH, Question.Care.TYPED);
        var ready = question("ready", Question.Kind.COMMIT, Fulfillment.TECH, Question.Care.TYPED);
        var operator = with(answer("shift-us-east", "Ines Park", "go-on"), answer("ready", "Ines Park", "go-on"));
        operator.asked(east);
        operator.asked(ready);
        assertThat(desk.sayings())
                .extracting(Answer::typed)
                .containsExactly("lane=ship-to-home,region=us-east", Chronicle.RUN.value());
    }

    @Test
    void aQuestionWhosePremiseWasRolledBackIsLeftToPeople() {
        var operator = with(answer("ready", "Dana Ortiz", "go"));
        var anew = anew(COMMANDERS_GO);
        assertThat(operator.canAnswer(anew)).isFalse();
        operator.asked(anew);
        assertThat(desk.sayings()).isEmpty();
        assertThat(operator.withheld())
                .singleElement()
                .asString()
                .startsWith("'go' by Dana Ortiz at ready: us-east was rolled back meanwhile");
        assertThat(operator.unused()).as("a question did ask for it").isEmpty();
    }

    @Test
    void anAnswerThatCountsAfterARollbackTooSaysSo() {
        var operator = with(
                answer("ready", "Dana Ortiz", "go"),
                new ScriptedAnswer("ready", "Sam Weiss", "go", "without the east", "none", Duration.ZERO, true));
        operator.asked(anew(COMMANDERS_GO));
        assertThat(desk.sayings()).extracting(Answer::as).containsExactly("Sam Weiss");
        assertThat(operator.withheld()).isEmpty();
        assertThat(operator.unused()).extracting(ScriptedAnswer::as).containsExactly("Dana Ortiz");
    }

    @Test
    void anAnswerOnItsWayToAQuestionThatIsWithdrawnIsThereForTheOneAskedAnew() {
        var lasting = new ScriptedAnswer("ready", "Sam Weiss", "go", "", "none", Duration.ofMinutes(5), true);
        var operator = with(answer("ready", "Dana Ortiz", "go"), lasting);
        operator.asked(COMMANDERS_GO);
        operator.withdrawn(COMMANDERS_GO.id());
        assertThat(operator.unused()).extracting(ScriptedAnswer::as).containsExactly("Sam Weiss");
        operator.asked(anew(COMMANDERS_GO));
        assertThat(desk.sayings()).extracting(Answer::as).containsExactly("Dana Ortiz", "Sam Weiss");
        assertThat(operator.withheld()).isEmpty();
    }

    @Test
    void anAnswerOnItsWayThatDoesNotCountAfterTheRollbackIsLeftToPeople() {
        var operator = with(answer("ready", "Dana Ortiz", "go"));
        operator.asked(COMMANDERS_GO);
        operator.withdrawn(COMMANDERS_GO.id());
        assertThat(operator.canAnswer(COMMANDERS_GO)).isFalse();
        operator.asked(anew(COMMANDERS_GO));
        assertThat(desk.sayings()).hasSize(1);
        assertThat(operator.withheld()).hasSize(1);
    }

    @Test
    void ofTwoLinesThatSayTheSameOnlyTheOneOnItsWayWaitsForTheQuestionAskedAnew() {
        var operator = with(answer("ready", "Dana Ortiz", "go"), answer("ready", "Dana Ortiz", "go"));
        operator.asked(COMMANDERS_GO);
        operator.withdrawn(COMMANDERS_GO.id());
        assertThat(operator.unused()).as("the second line was never asked for").hasSize(1);
        operator.asked(COMMANDERS_GO);
        assertThat(desk.sayings()).hasSize(2);
    }

    private static Question anew(Question question) {
        return new Question(
                question.id() + "-2",
                question.step(),
                question.attempt(),
                question.kind(),
                question.prompt(),
                question.of(),
                question.choices(),
                "",
                List.of(Question.Basis.rolledBack("us-east")));
    }

    @Test
    void whatTheScriptDoesNotCoverIsAskedOfPeople() {
        var people = new Attentive();
        var operator = new AnswersFirst(with(answer("ready", "Dana Ortiz", "go")), people);
        operator.attend(desk);
        assertThat(operator.canAnswer(LEADS_GO)).isTrue();
        operator.asked(COMMANDERS_GO);
        operator.asked(LEADS_GO);
        operator.closed(COMMANDERS_GO.id());
        operator.closed(LEADS_GO.id());
        assertThat(desk.sayings()).extracting(Answer::as).containsExactly("Dana Ortiz");
        assertThat(people.heard).containsExactly("asked " + LEADS_GO.id(), "closed " + LEADS_GO.id());
    }

    @Test
    void whatTheScriptGotWrongIsAskedOfPeople() {
        var people = new Attentive();
        var operator = new AnswersFirst(with(answer("ready", "Dana Ortiz", "go")), people);
        operator.attend(desk);
        operator.asked(COMMANDERS_GO);
        operator.refused(COMMANDERS_GO.id(), "two people are required");
        operator.refused(COMMANDERS_GO.id(), "not you either");
        assertThat(people.heard)
                .containsExactly(
                        "asked " + COMMANDERS_GO.id(),
                        "refused " + COMMANDERS_GO.id() + ": two people are required",
                        "refused " + COMMANDERS_GO.id() + ": not you either");
    }

    @Test
    void aQuestionThatIsTakenOverGetsNoAnswerOfTheScript() {
        var people = new Attentive();
        var scripted = with(
                new ScriptedAnswer("ready", "Dana Ortiz", "go", "all green", "none", Duration.ofSeconds(12), false),
                answer("ready", "Sam Weiss", "go"));
        var both = new AnswersFirst(scripted, people);
        both.asked(COMMANDERS_GO);
        assertThat(people.heard).containsExactly("comes from Dana Ortiz after 12s");
        assertThat(desk.isMeant(0)).isTrue();

        assertThat(people.takeOver.getAsBoolean()).isTrue();
        assertThat(desk.isMeant(0)).as("what was on its way").isFalse();
        assertThat(people.heard).endsWith("asked " + COMMANDERS_GO.id());
        assertThat(scripted.withheld()).containsExactly("'go' by Dana Ortiz at ready: somebody took the question over");
        assertThat(scripted.canAnswer(COMMANDERS_GO)).as("no other line either").isFalse();
        assertThat(people.takeOver.getAsBoolean()).as("twice").isFalse();
    }

    @Test
    void whereNobodyIsThereNobodyAnswers() {
        var nobody = new NobodyThere();
        nobody.attend(desk);
        nobody.asked(LEADS_GO);
        assertThat(nobody.canAnswer(LEADS_GO)).isFalse();
        assertThat(new AnswersFirst(with(), nobody).canAnswer(LEADS_GO)).isFalse();
        assertThat(desk.sayings()).isEmpty();
    }

    /** People who write down what they are asked. */
    private static final class Attentive implements Operator {
        private final List<String> heard = new java.util.ArrayList<>();
        private BooleanSupplier takeOver = () -> false;

        @Override
        public void answeredElsewhere(Question question, ComingAnswer coming, BooleanSupplier instead) {
            heard.add("comes from " + coming.person() + " after "
                    + coming.after().orElseThrow().toSeconds() + "s");
            takeOver = instead;
        }

        @Override
        public void attend(CommandPort commandPort) {}

        @Override
        public boolean canAnswer(Question question) {
            return true;
        }

        @Override
        public void asked(Question question) {
            heard.add("asked " + question.id());
        }

        @Override
        public void closed(String question) {
            heard.add("closed " + question);
        }

        @Override
        public void refused(String question, String why) {
            heard.add("refused " + question + ": " + why);
        }
    }
}

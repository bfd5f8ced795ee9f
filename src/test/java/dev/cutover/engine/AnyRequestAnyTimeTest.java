package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Choice;
import dev.cutover.model.OnBreach;
import dev.cutover.model.OnFailure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Trigger;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Amendment;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Scale;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever is asked of a run, and whenever: the engine never wants to record what its rules refuse. */
class AnyRequestAnyTimeTest {
    private static final List<String> STEPS =
            List.of("call", "ready", "freeze", "shift-east", "what", "burn", "rollback");
    private static final List<String> WORDS = List.of(
            "go",
            "no-go",
            "yes",
            "no",
            "done",
            "not-done",
            "retry",
            "skip",
            "rollback",
            "abort",
            "by-hand",
            "override",
            "wait",
            "step-back",
            "go-on",
            "end",
            "commit",
            "stop",
            "on");

    @Test
    void noLegalNightEndsWithAFaultOfTheTool() throws InterruptedException {
        var faults = new ArrayList<String>();
        for (int seed = 0; seed < Scale.cases(300, 3_000); seed++) {
            try {
                night(new Random(seed));
            } catch (ProblemException | IllegalStateException fault) {
                faults.add("seed " + seed + ": " + fault.getMessage());
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void night(Random random) throws InterruptedException {
        var bench = new Bench(book(random)).refusing();
        bench.world()
                .answering(operation -> random.nextInt(6) == 0 ? new Outcome.Failed("no", random.nextBoolean()) : null);
        bench.world().routing(changes -> random.nextInt(8) == 0 ? TrafficRouter.Result.NOT_SENT : null);
        bench.world().measuring(query -> new Measurement.Value(random.nextInt(30) == 0 ? 0.5 : 1, 100));
        bench.world().taking(operation -> Duration.ofSeconds(random.nextInt(40)));
        bench.thinking(question -> Duration.ofSeconds(random.nextInt(90)));
        long mood = random.nextLong();
        // The same answer to the same question: a person who is asked whether they can answer does not change their
        // mind.
        bench.people(question -> {
            var person = new Random(mood + question.id().hashCode());
            return person.nextInt(4) == 0
                    ? null
                    : bench.say(question, any(person, ending(question)).say());
        });
        // All within a minute or two: what matters is what meets on the engine's thread.
        int from = random.nextInt(150_000);
        int within = random.nextInt(60_000) + 1;
        for (int i = 0; i < 30; i++) {
            bench.at(Duration.ofMillis(from + random.nextInt(within)), commandPort -> {
                var speaker = new Speaker(
                        any(random, List.of("Dana", "Dana", "Dana", "Ines", "")),
                        "x",
                        any(random, List.of("socket", "prompt")));
                if (random.nextInt(12) == 0) {
                    commandPort.again(Set.of(new StepId(any(random, STEPS))), "x", "again");
                } else {
                    commandPort.ask(request(random), speaker, reply -> {});
                }
            });
        }
        live(bench, random);
    }

    /** Whoever only reports work in progress says no more here: such reports come among the requests. */
    private static List<Question.Option> ending(Question question) {
        return question.choices().stream()
                .filter(option -> option.word().filter(AnswerWord::isProgress).isEmpty())
                .toList();
    }

    /** Up to four processes, some of them killed; now and then somebody asks for a rollback after the end. */
    private static void live(Bench bench, Random random) throws InterruptedException {
        for (int life = 0; life < 4; life++) {
            var result = bench.runUntilKilled(random.nextInt(4) > 0 ? Integer.MAX_VALUE : random.nextInt(80));
            if (result != null && result.code() == ExitCode.ERROR) {
                throw new ProblemException(ExitCode.ERROR, result.message(), "");
            }
            if (bench.state().ended().isPresent() && random.nextBoolean()) {
                bench.at(
                        Duration.ofSeconds(1),
                        commandPort -> commandPort.ask(
                                new Request.RollBack(scope(random), "late"),
                                new Speaker("Dana", "x", "socket"),
                                reply -> {}));
            }
        }
    }

    private static Runbook book(Random random) {
        var shift = Books.shift("shift-east", Books.EAST, any(random, List.of(OnBreach.values())));
        var decision = Steps.decision(
                "what",
                new Choice("on", new Choice.Then.Continue()),
                new Choice("rollback", new Choice.Then.RollBack()),
                new Choice("abort", new Choice.Then.Abort()));
        Supplier<OnFailure> onFailure = () -> any(random, List.of(OnFailure.values()));
        var steps = new ArrayList<Step>(List.of(
                Steps.takenBackByHand("call"),
                Steps.gate("ready", 1, Books.COMMANDER, Books.LEAD),
                Steps.onFailure(Steps.byHand(Books.freeze("freeze"), "turn the key"), onFailure.get()),
                Steps.onFailure(Steps.byHand(shift, "turn the router's own key"), onFailure.get()),
                Books.shift("shift-west", Books.WEST, OnBreach.ROLLBACK),
                decision,
                Steps.noReturn(Steps.in(Books.WEST, Books.freeze("burn")), Books.COMMANDER)));
        var triggers = List.of(new Trigger(
                Books.HEALTH, Duration.ofSeconds(random.nextInt(60)), any(random, List.of(Trigger.Then.values()))));
        return random.nextBoolean() ? Books.of(triggers, steps.toArray(Step[]::new)) : Books.unchained(triggers, steps);
    }

    private static Request request(Random random) {
        return switch (random.nextInt(15)) {
            case 0 -> new Request.Hold("wait");
            case 1, 2 -> new Request.Continue("on");
            case 3 -> new Request.RollBack(scope(random), "enough");
            case 4 -> new Request.Withdraw("p" + random.nextInt(12));
            case 5 -> new Request.WithdrawAnswer(any(random, STEPS), "no");
            case 6 -> new Request.Amend(new Amendment.Skip(new StepId(any(random, STEPS))), "a", "b", false);
            case 7 -> new Request.Amend(new Amendment.Add(new StepId(any(random, STEPS))), "a", "b", false);
            case 8 -> new Request.Abort("enough", "none");
            case 9 -> new Request.Note("the carrier called");
            case 10 -> new Request.AddDecision("rule 7 off", Optional.empty(), "because", "none", "");
            case 11 ->
                new Request.Decide(
                        any(random, STEPS), any(random, List.of("in-progress", "blocked")), "no key", "none", "r1");
            case 12 -> new Request.Again(scope(random), "repaired", "none");
            default -> new Request.Decide(any(random, STEPS), any(random, WORDS), "because", "none", "r1");
        };
    }

    private static Scope scope(Random random) {
        Segment segment = any(random, List.of(Books.EAST, Books.WEST, Segment.EVERYTHING));
        return segment.equals(Segment.EVERYTHING) ? Scope.WHOLE_RUN : Scope.of(segment);
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.RollbackProcedure.ReturnRamp;
import dev.cutover.model.Scope;
import dev.cutover.model.Weight;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A runner that is killed at any event of a rollback whose old platform does not open, or is cold, ends the same. */
class KilledOpeningTest {
    private static final Duration ASKED_FOR = Duration.ofMinutes(20);

    /** What it was in the middle of. */
    private enum Middle {
        TRYING,
        QUESTION,
        DECIDED,
        BETWEEN_SHARES
    }

    /** What may become of the traffic. */
    private enum Case {
        PARKED_BY_PEOPLE(Otherwise.ASK, "park"),
        FIRST_BY_PEOPLE(Otherwise.ASK, "traffic-first"),
        WAITED_FOR(Otherwise.ASK, "wait"),
        PARKED_BY_THE_RUNBOOK(Otherwise.PARK, "park"),
        FIRST_BY_THE_RUNBOOK(Otherwise.TRAFFIC_FIRST, "park");

        private final Otherwise otherwise;
        private final String word;

        Case(Otherwise otherwise, String word) {
            this.otherwise = otherwise;
            this.word = word;
        }

        private Bench bench() {
            var bench = new Bench(Platforms.bigBang(Platforms.opening(new Opening(Duration.ofMinutes(1), otherwise))));
            bench.world().answering(operation -> operation.equals("open") ? Outcome.failed("it is down", true) : null);
            bench.people(question -> bench.say(question, word(question))).thinking(question -> Duration.ofSeconds(40));
            return rolledBack(bench);
        }

        private String word(Question question) {
            return question.kind() != Question.Kind.OPENING
                    ? "end"
                    : word.equals("wait") && !question.id().endsWith("/1") ? "park" : word;
        }
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void anOpeningThatFailsEndsTheSame(Case one) throws InterruptedException {
        var whole = one.bench();
        var code = whole.run().code();
        var middles = EnumSet.noneOf(Middle.class);
        for (int forces = 1; ; forces++) {
            var bench = one.bench();
            if (bench.runUntilKilled(forces) != null) {
                break;
            }
            if (bench.state().rollbacks().all().isEmpty()) {
                continue;
            }
            middles.add(middle(bench));
            String at = "killed at " + forces;
            assertThat(bench.run().code()).as(at).isEqualTo(code);
            assertThat(End.of(bench)).as(at).isEqualTo(End.of(whole));
            assertSound(bench);
        }
        assertThat(middles).contains(Middle.TRYING, Middle.DECIDED);
        assertThat(middles.contains(Middle.QUESTION)).isEqualTo(one.otherwise == Otherwise.ASK);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 600})
    void aReturnInStepsEndsTheSameHoweverLongNobodyRanIt(int dead) throws InterruptedException {
        var whole = inSteps();
        var code = whole.run().code();
        var middles = EnumSet.noneOf(Middle.class);
        for (int forces = 1; ; forces++) {
            var bench = inSteps().deadFor(Duration.ofSeconds(dead));
            if (bench.runUntilKilled(forces) != null) {
                break;
            }
            if (bench.state().rollbacks().all().isEmpty()) {
                continue;
            }
            middles.add(middle(bench));
            String at = "killed at " + forces;
            assertThat(bench.run().code()).as(at).isEqualTo(code).isEqualTo(ExitCode.ROLLED_BACK);
            assertThat(End.of(bench)).as(at).isEqualTo(End.of(whole));
            assertSound(bench);
        }
        assertThat(middles).contains(Middle.BETWEEN_SHARES);
    }

    @Test
    void oneThatIsResumedAfterTheWindowReturnsTheRestAtOnce() throws InterruptedException {
        for (int forces = 1; ; forces++) {
            var bench = inSteps().deadFor(Duration.ofMinutes(20));
            if (bench.runUntilKilled(forces) != null) {
                break;
            }
            var killed = bench.state();
            if (killed.rollbacks().all().isEmpty() || killed.ended().isPresent()) {
                continue;
            }
            String at = "killed at " + forces;
            var begun = End.shares(bench);
            assertThat(bench.run().code()).as(at).isEqualTo(ExitCode.ROLLED_BACK);
            assertThat(bench.world().weight(Books.EAST)).as(at).isZero();
            var since =
                    End.shares(bench).subList(begun.size(), End.shares(bench).size());
            assertThat(since).as(at).isSubsetOf(0).hasSizeLessThanOrEqualTo(1);
            assertSound(bench);
        }
    }

    /** A quarter, a half and all of it, with samples between them. */
    private static Bench inSteps() {
        return rolledBack(new Bench(Platforms.bigBang(Platforms.accepting(
                new ReturnRamp(List.of(new Weight(2500), new Weight(5000), Weight.ALL), Duration.ofMinutes(2))))));
    }

    private static Bench rolledBack(Bench bench) {
        return bench.at(ASKED_FOR, port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));
    }

    private static Middle middle(Bench bench) {
        boolean isAsked = bench.state().questions().isOpen(Set.of(Question.Kind.OPENING));
        var rollback = bench.state().rollbacks().all().get(0);
        boolean isBetween = rollback.returned() == null && bench.world().weight(Books.EAST) < 10_000;
        return isBetween
                ? Middle.BETWEEN_SHARES
                : isAsked ? Middle.QUESTION : rollback.opened() == null ? Middle.TRYING : Middle.DECIDED;
    }

    /** No key is begun twice, no question put twice, no weight raised, and none set while another is in doubt. */
    private static void assertSound(Bench bench) {
        var keys = new HashSet<String>();
        assertThat(bench.facts(EffectFact.Intended.class))
                .allMatch(intended -> keys.add(intended.effect().key()));
        var questions = new HashSet<String>();
        assertThat(bench.facts(PeopleFact.Asked.class))
                .allMatch(asked -> questions.add(asked.question().id()));
        assertThat(bench.facts(RollbackFact.Opened.class)).hasSize(1);
        assertThat(End.shares(bench)).isSortedAccordingTo((one, other) -> other - one);
        assertThat(bench.record().stream().filter(event -> isReturn(event.fact())))
                .allSatisfy(event -> assertThat(atWork(bench, event)).isEmpty());
    }

    private static boolean isReturn(Fact fact) {
        return fact instanceof EffectFact.Intended intended && isReturn(intended.effect());
    }

    private static boolean isReturn(Effect effect) {
        return effect.direction() == Effect.Direction.BACK && effect.deed() instanceof Effect.Weights;
    }

    /** The returns of traffic that nobody knew the outcome of when another was begun. */
    private static List<String> atWork(Bench bench, Event begun) {
        var state = RunState.of(bench.record().stream()
                .filter(event -> event.seq() < begun.seq())
                .toList());
        return state.effects().open().stream()
                .filter(entry -> isReturn(entry.effect()))
                .filter(entry -> entry.state() == EffectState.INTENDED || entry.state() == EffectState.IN_DOUBT)
                .map(entry -> entry.effect().key())
                .toList();
    }

    /** What a run has come to, whenever; why its last try failed depends on whether that was the one cut short. */
    private record End(
            int weight,
            Map<String, Integer> effects,
            List<Integer> shares,
            List<RollbackFact.OpeningOutcome> opened,
            List<String> leftUndone) {

        private static End of(Bench bench) {
            return new End(
                    bench.world().weight(Books.EAST),
                    Map.copyOf(bench.world().effects()),
                    shares(bench),
                    bench.facts(RollbackFact.Opened.class).stream()
                            .map(RollbackFact.Opened::outcome)
                            .toList(),
                    bench.state().rollbacks().all().get(0).leftUndone().stream()
                            .map(left -> left.replaceFirst("was not undone: .*", "was not undone"))
                            .toList());
        }

        private static List<Integer> shares(Bench bench) {
            return bench.facts(EffectFact.Intended.class).stream()
                    .map(EffectFact.Intended::effect)
                    .filter(KilledOpeningTest::isReturn)
                    .map(effect ->
                            ((Effect.Weights) effect.deed()).moves().get(0).to())
                    .toList();
        }
    }
}

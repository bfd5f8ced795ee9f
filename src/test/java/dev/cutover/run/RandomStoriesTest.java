package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.StepId;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.FactArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Facts in any order: what is refused changes nothing, and what is not has a meaning. */
class RandomStoriesTest {
    @Property(tries = 300, seed = "17")
    void eachFactIsTakenInOrRefusedAndNothingElse(@ForAll("stories") List<Fact> facts) {
        var strict = new RunState(PlainFacts::isKnown);
        var told = new ArrayList<Fact>();
        for (var fact : facts) {
            var event = PlainFacts.next(strict, fact);
            if (strict.refusal(fact).isPresent()) {
                assertThatThrownBy(() -> strict.apply(event)).isInstanceOf(IllegalTransition.class);
            } else {
                strict.apply(event);
                told.add(fact);
            }
        }
        assertThat(strict.seq()).isEqualTo(told.size());
        new Witness().hear(told);
    }

    @Property(tries = 300, seed = "18")
    void everyRecordCanBeRead(@ForAll("stories") List<Fact> facts) {
        var state = new RunState(PlainFacts::isKnown);
        facts.forEach(fact -> state.read(PlainFacts.next(state, fact)));

        assertThat(state.seq()).isEqualTo(facts.size());
        assertThat(state.status()).isNotNull();
        if (!facts.isEmpty() && !(facts.get(0) instanceof RunFact.Created)) {
            assertThat(state.complaints()).isNotEmpty();
        }
    }

    /** Mostly facts that fit into the same small run, now and then one of any kind with any values. */
    @Provide
    Arbitrary<List<Fact>> stories() {
        var begun =
                Arbitraries.of(PlainFacts.created(), (Fact) new RunFact.LeaseTaken("deploy-1", 4711, "ada", "test"));
        return Arbitraries.frequencyOf(Tuple.of(12, small()), Tuple.of(1, begun), Tuple.of(1, FactArbitraries.facts()))
                .list()
                .ofMaxSize(40)
                .map(RandomStoriesTest::begunFirst);
    }

    private static List<Fact> begunFirst(List<Fact> facts) {
        var all = new ArrayList<Fact>();
        if (facts.size() % 8 != 0) {
            all.add(PlainFacts.created());
        }
        all.addAll(facts);
        return all;
    }

    private static Arbitrary<Fact> small() {
        var steps = Arbitraries.of(PlainFacts.A, PlainFacts.B);
        var attempts = Arbitraries.of(1, 1, 1, 2);
        var ofStep = steps.flatMap(step -> attempts.flatMap(attempt -> Arbitraries.<Fact>of(
                new StepFact.Started(step, attempt),
                new StepFact.Succeeded(step, attempt, StepFact.How.PLAINLY, Map.of()),
                new StepFact.Failed(step, attempt, StepFact.FailureCause.SAID_NO, "no"),
                new StepFact.Cancelled(step, attempt, "rollback"),
                new StepFact.Reopened(step, attempt, "again"),
                new StepFact.Withdrawn(step, attempt, StepState.SUCCEEDED, "rollback"),
                new StepFact.Undone(step, attempt, 1))));
        var ofRun = Arbitraries.<Fact>of(
                new RunFact.Held("ada", ""),
                new RunFact.Continued("ada", ""),
                PlainFacts.ended(RunFact.Ending.COMPLETED),
                PlainFacts.ended(RunFact.Ending.ABORTED),
                PlainFacts.requested(1),
                PlainFacts.requested(2),
                new RollbackFact.Finished(1, List.of()),
                new RollbackFact.Finished(2, List.of()),
                new EffectFact.Intended(PlainFacts.effect("e1")),
                PlainFacts.settled("e1", EffectState.DONE),
                new PeopleFact.Asked(PlainFacts.question("q1")),
                new PeopleFact.Decided(PlainFacts.decision("q1")));
        return Arbitraries.oneOf(ofStep, ofRun);
    }

    /** What has to hold of a story, told without the fold. */
    private static final class Witness {
        private boolean created;
        private boolean ended;
        private boolean held;
        private boolean unwinding;
        private final List<StepId> underWay = new ArrayList<>();

        void hear(List<Fact> told) {
            for (var fact : told) {
                assertThat(fact instanceof RunFact.Created).isNotEqualTo(created);
                created = true;
                hear(fact);
            }
        }

        private void hear(Fact fact) {
            if (fact instanceof StepFact.Started started) {
                assertThat(ended).isFalse();
                underWay.add(started.step());
            } else if (fact instanceof StepFact.Succeeded
                    || fact instanceof StepFact.Failed
                    || fact instanceof StepFact.Cancelled) {
                boolean wasThere = underWay.remove(((StepFact) fact).step());
                assertThat(wasThere || fact instanceof StepFact.Succeeded).isTrue();
            } else if (fact instanceof RunFact.Held) {
                assertThat(held).isFalse();
                held = true;
            } else if (fact instanceof RunFact.Continued) {
                assertThat(held).isTrue();
                held = false;
            } else if (fact instanceof RollbackFact.Requested) {
                assertThat(unwinding).isFalse();
                unwinding = true;
                ended = false;
            } else if (fact instanceof RollbackFact.Finished) {
                assertThat(unwinding).isTrue();
                unwinding = false;
            } else if (fact instanceof RunFact.Ended end) {
                assertThat(ended || unwinding).isFalse();
                boolean completed = end.ending() == RunFact.Ending.COMPLETED
                        || end.ending() == RunFact.Ending.COMPLETED_WITH_EXCEPTIONS;
                assertThat(completed && !underWay.isEmpty()).isFalse();
                ended = true;
            }
        }
    }
}

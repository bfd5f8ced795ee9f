package dev.cutover.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.PlainFacts;
import dev.cutover.run.RunStage;
import dev.cutover.run.fact.Fact;
import dev.cutover.testkit.FactArbitraries;
import dev.cutover.testkit.Leaves;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules and the fold know each kind of fact: they refuse it in words or take it in, and pass none by. */
class EveryFactFoldsTest {

    @Test
    void everyKindOfFactIsRefusedInWordsOrTakenIn() {
        var kinds = new HashSet<Class<?>>();
        kinds().values().forEach(fact -> {
            for (var stage : RunStage.values()) {
                var state = stage.state();
                var event = PlainFacts.next(state, fact);
                state.read(event);
                assertThat(state.seq()).as("%s in %s", fact, stage).isEqualTo(event.seq());
            }
            kinds.add(fact.getClass());
        });

        assertThat(kinds).containsExactlyInAnyOrderElementsOf(FactArbitraries.factTypes());
    }

    private static Map<Class<?>, Fact> kinds() {
        var kinds = new HashMap<Class<?>, Fact>();
        Leaves.of("x").values().forEach(fact -> kinds.putIfAbsent(fact.getClass(), fact));
        for (var kind : FactArbitraries.factTypes()) {
            kinds.computeIfAbsent(
                    kind, missing -> (Fact) FactArbitraries.of(missing).sample());
        }
        return kinds;
    }
}

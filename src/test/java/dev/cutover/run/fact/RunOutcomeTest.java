package dev.cutover.run.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Scope;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RunOutcomeTest {
    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");
    private static final RunFact.Pinned PINNED = new RunFact.Pinned("book", "", "", "sandbox", "", "");

    /** In any order: the fold of all events and a look at the newest agree. */
    @Property(tries = 200)
    void itAgreesWithTheWholeRecord(@ForAll List<Boolean> endings) {
        var facts = new ArrayList<Fact>();
        facts.add(new RunFact.Created(PINNED, Map.of(), AT, RunFact.Mode.REHEARSAL, "real", 1, "dana", "0.1.0"));
        int rollbacks = 0;
        for (boolean end : endings) {
            facts.add(new RunFact.RunNote("between"));
            if (end) {
                facts.add(end());
            } else {
                facts.add(back(++rollbacks));
                facts.add(new RollbackFact.Finished(rollbacks, List.of()));
            }
        }

        var state = new RunState();
        for (int at = 0; at < facts.size(); at++) {
            // A record with two ends is read as well: it has ended, even if it cannot have done so twice.
            state.read(new Event(new RunId("a"), 1, at + 1L, AT, Event.ENGINE, facts.get(at)));
        }
        Collections.reverse(facts);

        assertThat(RunOutcome.isLast(facts)).isEqualTo(state.ended().isPresent());
    }

    private static Fact end() {
        return new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of());
    }

    private static Fact back(int rollback) {
        return new RollbackFact.Requested(
                rollback, Scope.WHOLE_RUN, "Dana", "lead", "drill", AT, AT, Duration.ofMinutes(15));
    }
}

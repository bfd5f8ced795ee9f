package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.codec.EventCodec;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.testkit.FactArbitraries;
import dev.cutover.testkit.Leaves;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No fact is left out of the tables unseen. */
class RecordRowsTest {
    private static final List<String> ALONE = List.of(
            "Announced",
            "BaselineTaken",
            "LeaseTaken",
            "Looked",
            "RampsFrozen",
            "RampsReleased",
            "RunNote",
            "RunnerLeft",
            "Settled",
            "StepNote",
            "TimerSet");

    @Test
    void everyKindOfFactIsAnEventAndMostAreARowOfTheirOwn() {
        var alone = new TreeSet<String>();
        kinds().forEach((kind, fact) -> {
            var recordRows = new RecordRows(OutlineReader.NONE);
            recordRows.add(line(fact));
            assertThat(recordRows.counts()).containsEntry("event", 1);
            if (recordRows.counts().values().stream().mapToInt(count -> count).sum() == 1) {
                alone.add(kind.getSimpleName());
            }
        });

        assertThat(kinds()).hasSameSizeAs(FactArbitraries.factTypes());
        assertThat(alone).as("kinds that have no table of their own").containsExactlyElementsOf(ALONE);
    }

    /** One of each kind. */
    private static Map<Class<?>, Fact> kinds() {
        var kinds = new HashMap<Class<?>, Fact>();
        Leaves.of("said").values().forEach(fact -> kinds.putIfAbsent(fact.getClass(), fact));
        kinds.put(RollbackFact.Returned.class, new RollbackFact.Returned(1));
        kinds.put(RollbackFact.Restored.class, new RollbackFact.Restored(1));
        kinds.put(RollbackFact.TakenOver.class, new RollbackFact.TakenOver(1, 2));
        return kinds;
    }

    private static RecordLine line(Fact fact) {
        var event = new Event(new RunId("r1"), 1, 1, Instant.EPOCH, Event.ENGINE, fact);
        return new RecordLine(event, new String(EventCodec.OF_FACTS.encode(event), StandardCharsets.UTF_8), "hash");
    }
}

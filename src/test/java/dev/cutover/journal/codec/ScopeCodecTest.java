package dev.cutover.journal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RequestFact;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScopeCodecTest {
    private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");
    private static final SortedMap<String, Set<String>> EAST = new TreeMap<>(Map.of("region", Set.of("us-east")));
    private static final Set<StepId> SHIFT = Set.of(new StepId("shift"));
    private static final Set<StepId> WARM = Set.of(new StepId("warm"));

    @Test
    void aSliceIsWrittenAsEveryBuildHasWrittenIt() {
        assertThat(written(new Scope(EAST))).contains("\"scope\":{\"region\":[\"us-east\"]}");
        assertThat(written(Scope.WHOLE_RUN)).contains("\"scope\":{}");
        assertComesBack(new Scope(EAST));
        assertComesBack(Scope.WHOLE_RUN);
    }

    @Test
    void aScopeOfStepsComesBackAsItWas() {
        assertComesBack(new Scope(EAST, SHIFT, WARM));
        assertComesBack(new Scope(EAST, Set.of(), WARM));
        assertComesBack(new Scope(new TreeMap<>(), SHIFT, Set.of()));
    }

    @Test
    void aDimensionMayHaveTheNameOfAPart() {
        var named = new TreeMap<String, Set<String>>();
        named.put("values", Set.of("low"));
        named.put("steps", Set.of("one"));
        assertComesBack(new Scope(named));
        assertComesBack(new Scope(named, SHIFT, WARM));
    }

    private static void assertComesBack(Scope scope) {
        var event = EventCodec.OF_FACTS.decode(written(scope));
        assertThat(((RequestFact.RampsFrozen) event.fact()).scope()).isEqualTo(scope);
    }

    private static String written(Scope scope) {
        var frozen = new RequestFact.RampsFrozen("f1", scope, "Dana", AT);
        var event = new Event(new RunId("r1"), 1, 1, AT, "Dana", frozen);
        return new String(EventCodec.OF_FACTS.encode(event), UTF_8);
    }
}

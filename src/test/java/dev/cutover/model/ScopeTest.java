package dev.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final List<String> REGIONS = List.of("east", "west", "north");
    private static final List<String> LANES = List.of("curbside", "home");
    private static final StepId FREEZE = new StepId("freeze");
    private static final StepId WARM = new StepId("warm");
    private static final Segment EAST = Segment.of(Map.of("region", "east"));

    @Property
    void whatIsCoveredIsTouched(
            @ForAll("scopes") Scope scope, @ForAll("steps") StepId step, @ForAll("segments") Segment segment) {
        assertThat(!scope.covers(step, segment) || scope.touches(step, segment)).isTrue();
    }

    @Property(tries = 3000)
    void includingIsTransitive(
            @ForAll("scopes") Scope widest, @ForAll("scopes") Scope middle, @ForAll("scopes") Scope narrowest) {
        assertThat(!(widest.includes(middle) && middle.includes(narrowest)) || widest.includes(narrowest))
                .isTrue();
    }

    @Property(tries = 3000)
    void aScopeCoversWhatAnyThatItIncludesCovers(
            @ForAll("scopes") Scope wide,
            @ForAll("scopes") Scope narrow,
            @ForAll("steps") StepId step,
            @ForAll("segments") Segment segment) {
        assertThat(!(wide.includes(narrow) && narrow.covers(step, segment)) || wide.covers(step, segment))
                .isTrue();
    }

    @Property
    void everyScopeIncludesItselfAndIsIncludedInTheWholeRun(@ForAll("scopes") Scope scope) {
        assertThat(scope.includes(scope)).isTrue();
        assertThat(Scope.WHOLE_RUN.includes(scope)).isTrue();
    }

    @Test
    void aScopeOfStepsIsAboutNoOther() {
        var scope = new Scope(new TreeMap<>(), Set.of(FREEZE), Set.of());

        assertThat(scope.covers(FREEZE, EAST)).isTrue();
        assertThat(scope.touches(WARM, EAST)).isFalse();
        assertThat(scope.isWholeRun()).isFalse();
    }

    @Test
    void whatIsUndoneBesideTheSliceIsCoveredWhole() {
        var scope = new Scope(Scope.of(EAST).values(), Set.of(), Set.of(WARM));

        assertThat(scope.covers(WARM, Segment.EVERYTHING)).isTrue();
        assertThat(scope.covers(FREEZE, Segment.EVERYTHING)).isFalse();
        assertThat(scope.covers(EAST)).isTrue();
        assertThat(scope.covers(Segment.EVERYTHING)).isFalse();
    }

    @Provide
    Arbitrary<StepId> steps() {
        return Arbitraries.of(FREEZE, WARM, new StepId("shift"));
    }

    @Provide
    Arbitrary<Segment> segments() {
        return Combinators.combine(
                        Arbitraries.of(REGIONS).optional(),
                        Arbitraries.of(LANES).optional())
                .as((region, lane) -> {
                    var values = new TreeMap<String, String>();
                    region.ifPresent(value -> values.put("region", value));
                    lane.ifPresent(value -> values.put("lane", value));
                    return new Segment(values);
                });
    }

    @Provide
    Arbitrary<Scope> scopes() {
        return Combinators.combine(
                        some(REGIONS),
                        some(LANES),
                        steps().set().ofMaxSize(2),
                        steps().set().ofMaxSize(1))
                .as((regions, lanes, steps, also) -> new Scope(values(regions, lanes), steps, also));
    }

    private static Arbitrary<Set<String>> some(List<String> values) {
        return Arbitraries.of(values).set().ofMaxSize(2);
    }

    private static SortedMap<String, Set<String>> values(Set<String> regions, Set<String> lanes) {
        var values = new TreeMap<String, Set<String>>();
        if (!regions.isEmpty()) {
            values.put("region", regions);
        }
        if (!lanes.isEmpty()) {
            values.put("lane", lanes);
        }
        return values;
    }
}

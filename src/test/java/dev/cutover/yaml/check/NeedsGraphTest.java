package dev.cutover.yaml.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NeedsGraphTest {
    private final NeedsGraph needsGraph = new NeedsGraph();

    @Test
    void whatIsNeededPrecedesOverAnyDistance() {
        needsGraph.add("a", List.of());
        needsGraph.add("b", List.of("a"));
        needsGraph.add("c", List.of("b"));
        assertThat(needsGraph.precedes("a", "c")).isTrue();
        assertThat(needsGraph.precedes("c", "a")).isFalse();
        assertThat(needsGraph.precedes("a", "a")).isFalse();
        assertThat(needsGraph.circles()).isEmpty();
    }

    @Test
    void everyCircleIsFoundOnce() {
        needsGraph.add("a", List.of("b"));
        needsGraph.add("b", List.of("a"));
        needsGraph.add("c", List.of("a"));
        needsGraph.add("d", List.of("e", "x"));
        needsGraph.add("e", List.of("f"));
        needsGraph.add("f", List.of("d"));
        assertThat(needsGraph.circles()).containsExactly(List.of("a", "b"), List.of("d", "e", "f"));
    }

    @Test
    void whatIsNotThereDoesNotCount() {
        needsGraph.add("a", List.of("ghost"));
        assertThat(needsGraph.precedes("ghost", "a")).isFalse();
        assertThat(needsGraph.circles()).isEmpty();
    }

    @Property(tries = 200)
    void precedesIsWhatWalkingSays(@ForAll Random random) {
        var needs = new ArrayList<List<String>>();
        var mesh = new NeedsGraph();
        for (int i = 0; i < 12; i++) {
            var needed = new ArrayList<String>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(5) == 0) {
                    needed.add("n" + j);
                }
            }
            needs.add(needed);
            mesh.add("n" + i, needed);
        }
        for (int i = 0; i < 12; i++) {
            Set<String> above = new HashSet<>();
            walk(i, needs, above);
            for (int j = 0; j < 12; j++) {
                assertThat(mesh.precedes("n" + j, "n" + i)).isEqualTo(above.contains("n" + j));
            }
        }
    }

    private static void walk(int from, List<List<String>> needs, Set<String> above) {
        for (String needed : needs.get(from)) {
            above.add(needed);
            walk(Integer.parseInt(needed.substring(1)), needs, above);
        }
    }
}

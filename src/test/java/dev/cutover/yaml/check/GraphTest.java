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

class GraphTest {
    private final Graph graph = new Graph();

    @Test
    void whatIsNeededPrecedesOverAnyDistance() {
        graph.add("a", List.of());
        graph.add("b", List.of("a"));
        graph.add("c", List.of("b"));
        assertThat(graph.precedes("a", "c")).isTrue();
        assertThat(graph.precedes("c", "a")).isFalse();
        assertThat(graph.precedes("a", "a")).isFalse();
        assertThat(graph.circles()).isEmpty();
    }

    @Test
    void everyCircleIsFoundOnce() {
        graph.add("a", List.of("b"));
        graph.add("b", List.of("a"));
        graph.add("c", List.of("a"));
        graph.add("d", List.of("e", "x"));
        graph.add("e", List.of("f"));
        graph.add("f", List.of("d"));
        assertThat(graph.circles()).containsExactly(List.of("a", "b"), List.of("d", "e", "f"));
    }

    @Test
    void whatIsNotThereDoesNotCount() {
        graph.add("a", List.of("ghost"));
        assertThat(graph.precedes("ghost", "a")).isFalse();
        assertThat(graph.circles()).isEmpty();
    }

    @Property(tries = 200)
    void precedesIsWhatWalkingSays(@ForAll Random random) {
        var needs = new ArrayList<List<String>>();
        var mesh = new Graph();
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

package dev.cutover.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableIndexTest {
    private final VariableIndex index = new VariableIndex("MARK_");

    @Test
    void anEnvironmentIsFoundByAnyOfItsVariablesTogether() {
        index.add(Map.of("MARK_A", "1", "MARK_B", "2", "PATH", "/bin"));
        index.add(Map.of("MARK_A", "1", "MARK_B", "3"));

        assertThat(index.hasAll(Map.of("MARK_A", "1"))).isTrue();
        assertThat(index.hasAll(Map.of("MARK_A", "1", "MARK_B", "3"))).isTrue();
        assertThat(index.hasAll(Map.of("MARK_A", "2"))).isFalse();
        assertThat(index.hasAll(Map.of("MARK_C", "1"))).isFalse();
    }

    @Test
    void variablesOfTwoEnvironmentsAreNotThoseOfOne() {
        index.add(Map.of("MARK_A", "1", "MARK_B", "2"));
        index.add(Map.of("MARK_A", "3", "MARK_B", "4"));

        assertThat(index.hasAll(Map.of("MARK_A", "1", "MARK_B", "4"))).isFalse();
    }
}

package dev.cutover.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void oneIsToldFromNoneAndMany() {
        assertThat(Counted.of(0, "step")).isEqualTo("0 steps");
        assertThat(Counted.of(1, "step")).isEqualTo("1 step");
        assertThat(Counted.of(2, "step")).isEqualTo("2 steps");
        assertThat(Counted.of(1, "criterion", "criteria")).isEqualTo("1 criterion");
    }
}

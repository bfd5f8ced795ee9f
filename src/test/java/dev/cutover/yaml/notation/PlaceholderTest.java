package dev.cutover.yaml.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void findsAllInOrder() {
        assertThat(Placeholder.in("a ${env.x} b ${secret:Y}${run} ${"))
                .containsExactly(
                        new Placeholder("env", "x", "env.x"),
                        new Placeholder("secret", "Y", "secret:Y"),
                        new Placeholder("run", "", "run"));
    }

    @Test
    void whatIsFilledInIsNotLookedAtAgain() {
        assertThat(Placeholder.fill("${param.a}-$1-\\", placeholder -> "${param.a}$0"))
                .isEqualTo("${param.a}$0-$1-\\");
    }
}

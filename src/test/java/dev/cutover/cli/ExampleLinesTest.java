package dev.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExampleLinesTest {
    @Test
    void aShortExampleStays() {
        assertThat(ExampleLines.broken("  cutover   runs", 80)).containsExactly("  cutover   runs");
    }

    @Test
    void aLongOneGoesOnAsInAShellAndNoQuotedWordIsBroken() {
        assertThat(ExampleLines.broken("  cutover abort --as \"Dana Ortiz\" --reason \"out of time\"", 36))
                .containsExactly("  cutover abort --as \"Dana Ortiz\" \\", "      --reason \"out of time\"");
    }

    @Test
    void aPercentSignThatIsWrittenTwiceCountsOnce() {
        assertThat(ExampleLines.broken("  cutover 99 %%", 14)).hasSize(1);
    }
}

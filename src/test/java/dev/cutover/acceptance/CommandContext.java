package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.util.List;

/** A command as it was given, and all that came of it. */
public record CommandContext(List<String> line, int exit, String out, String err) {

    /** Fails, with all that was said, unless it ended so. */
    public CommandContext endedWith(ExitCode expected) {
        assertThat(exit)
                .as("exit code of %s, which said:%n%s%nand:%n%s", line, out, err)
                .isEqualTo(expected.code());
        return this;
    }

    /** Fails unless it was done as asked, without a word of trouble. */
    public CommandContext done() {
        assertThat(endedWith(ExitCode.DONE).err()).isEmpty();
        return this;
    }
}

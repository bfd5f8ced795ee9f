package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.Messages;
import dev.cutover.spi.Messages.Message;
import dev.cutover.spi.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandMessagesTest {
    private static final Message MESSAGE =
            new Message(List.of("#shop oncall", "mail@example.org"), "Moved: us-east", "All of it.\nGood night.");

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void setUp() {
        bench = new Workbench(folder);
    }

    @Test
    void theTextIsReadAndTheRestAreArguments() throws Exception {
        bench.script("tell", "for a; do echo \"<$a>\"; done > told; cat >> told; echo $CUTOVER_KEY >> told; echo sent");
        assertThat(send("[./tell, \"{subject}\", \"{to...}\"]", MESSAGE)).isEqualTo(Outcome.succeeded("sent"));
        assertThat(Files.readString(bench.path("told"))).isEqualTo("""
                <Moved: us-east>
                <#shop oncall>
                <mail@example.org>
                All of it.
                Good night.key-1
                """);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, true"})
    void aRefusalSaysWhetherAnythingWasSent(int code, boolean nothing) throws Exception {
        bench.script("tell", "echo no >&2; exit " + code);
        assertThat(send("[./tell]", MESSAGE))
                .isEqualTo(new Outcome.Failed("./tell exited with code " + code + ": no", nothing));
    }

    @Test
    void aKilledOrHangingProgramLeavesItOpenAndAMissingOneDoesNot() throws Exception {
        bench.script("killed", "kill -9 $$");
        assertThat(send("[./killed]", MESSAGE)).isInstanceOf(Outcome.Unverified.class);
        assertThat(send("[sleep, 300], timeout: 200ms", MESSAGE)).isInstanceOf(Outcome.Unverified.class);
        assertThat(send("[./none]", MESSAGE))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.changedNothing()).isTrue());
    }

    @Test
    void aSubjectThatLooksLikeAnOptionIsNotPassed() throws Exception {
        assertThat(send("[touch, \"{subject}\"]", new Message(List.of("a"), "--help", "")))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aMessageForNobodyIsNotSentByAProgramThatNeedsSomebody() throws Exception {
        var nobody = new Message(List.of(), "Moved", "All of it.");
        assertThat(send("[touch, \"to-{to}\"]", nobody)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.changedNothing()).isTrue();
            assertThat(failed.why()).contains("nobody whom it is for has an address");
        });
        assertThat(bench.path("to-")).doesNotExist();
        assertThat(send("[\"true\"]", nobody)).isInstanceOf(Outcome.Succeeded.class);
    }

    private Outcome send(String argv, Message message) throws Exception {
        return bench.open("with: { messages: { argv: " + argv + ", nothing-changed: [3] } }")
                .as(Messages.class)
                .orElseThrow()
                .send(message, bench.call());
    }
}

package dev.cutover.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sent is known as long as its file can be read, and nothing is sent while it cannot. */
class MessageLogTest {
    @TempDir
    private Path folder;

    @Test
    void aLineTornWithinACharacterHidesNoOther() throws IOException {
        var file = folder.resolve("chat.jsonl");
        new MessageLog(file).confirm("one", "posted");
        byte[] torn = "\n{\"key\":\"zwei\",\"sent\":\"gr\u00fc".getBytes(StandardCharsets.UTF_8);
        Files.write(file, java.util.Arrays.copyOf(torn, torn.length - 1), StandardOpenOption.APPEND);

        var log = new MessageLog(file);
        assertThat(log.sent("one")).contains("posted");
        assertThat(log.sent("zwei")).isEmpty();
        log.confirm("three", "posted");
        assertThat(new MessageLog(file).sent("three")).contains("posted");
    }

    @Test
    void aFileThatCannotBeReadIsNotTakenForEmptyTheSecondTime() throws IOException {
        var file = folder.resolve("chat.jsonl");
        Files.createDirectory(file);
        var log = new MessageLog(file);
        assertThatThrownBy(() -> log.sent("one")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> log.sent("one")).isInstanceOf(UncheckedIOException.class);
        Files.delete(file);
        new MessageLog(file).confirm("one", "posted");

        assertThat(log.sent("one")).contains("posted");
    }
}

package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record can be checked without this tool. */
class ShellCheckTest {
    private static final String FIVE_LINES = """
            p=$(printf '%064d' 0)
            while read -r h e; do
              [ "$(printf '%s%s' "$p" "$e" | sha256sum)" = "$h  -" ] || { echo "broken after $p"; exit 1; }
              p=$h
            done < events.log && echo "whole up to $p"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void record() throws IOException {
        var disk = new MemoryDisk();
        try (var opened =
                JournaledRuns.journals(disk).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            opened.journal()
                    .append(
                            JournaledRuns.AT,
                            "ada",
                            List.of(
                                    new RunFact.RunNote(
                                            "back\\slash \\n, \ttab, two  blanks, 'quotes', \"more\", %s $p `id`"),
                                    new RunFact.RunNote("last \u00fcber \ud83d\ude00 ")));
            opened.journal().force();
            Files.write(
                    folder.resolve("events.log"),
                    disk.content(opened.journal().folder().record()));
        }
    }

    @Test
    void fiveLinesOfShellFindARecordWhole() throws Exception {
        var lines = Files.readAllLines(folder.resolve("events.log"));

        assertThat(shell()).isEqualTo("whole up to " + lines.get(2).substring(0, 64) + "\n");
    }

    @Test
    void fiveLinesOfShellFindAnEditedLine() throws Exception {
        var lines = Files.readAllLines(folder.resolve("events.log"));
        lines.set(1, lines.get(1).replace("tab", "tub"));
        Files.write(folder.resolve("events.log"), lines);

        assertThat(shell()).isEqualTo("broken after " + lines.get(0).substring(0, 64) + "\n");
    }

    private String shell() throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", FIVE_LINES)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.waitFor();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}

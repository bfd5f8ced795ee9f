package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever only looks leaves nothing behind, so that a folder that cannot be written can be looked at. */
class TraceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate orders.yaml --env sandbox",
                "runs",
                "status",
                "status 01jd2 --output json",
                "decisions",
                "evidence list",
                "evidence show 01jd3 9f86",
                "verify",
                "connectors sandbox",
                "schema answers",
                "completion bash",
                "help status"
            })
    void readingCommandsChangeNothing(String command) throws IOException {
        var place = Place.in(folder);
        place.copy("orders.yaml");
        SampleRuns.fill(place.home());
        var before = everything();

        place.run(command.split(" ")).done();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void readingCommandsCreateNoHome() {
        Place.in(folder).run("runs").done();
        Place.in(folder).run("status");
        Place.in(folder).run("verify", "x");

        assertThat(folder).isEmptyDirectory();
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file + " " + stamp(file)).sorted().toList();
        }
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "gone";
        }
    }
}

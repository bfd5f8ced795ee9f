package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.testkit.Smoke;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each command says, word for word. A case is a folder with {@code args} (one argument a line), what came of it,
 * and the files that stand in the working directory besides {@code orders.yaml}. With {@code -Dgolden.update=true} the
 * cases are written anew, for a person to read before they are kept.
 */
@Smoke
class GoldenOutputTest {
    private static final Path CASES = Path.of("src/test/resources/golden");

    /** Filled once, since commands that read change nothing. */
    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() throws IOException {
        SampleRuns.fill(new Home(home, new FileDisk()));
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatItAlwaysSaid(String name) throws IOException {
        var golden = CASES.resolve(name);
        var place = Place.in(folder).with("CUTOVER_HOME", home.toString());
        place.copy("orders.yaml");
        try (Stream<Path> files = Files.list(golden)) {
            for (var file : files.filter(each -> each.toString().matches(".*\\.(yaml|csv|jsonl)"))
                    .toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }

        var ended = place.run(Files.readAllLines(golden.resolve("args")).toArray(String[]::new));

        check(golden.resolve("out"), ended.out());
        check(golden.resolve("err"), ended.err());
        check(golden.resolve("exit"), ended.exit() + "\n");
    }

    private void check(Path golden, String said) throws IOException {
        String text = said.replace(folder.toString(), "<dir>").replace(home.toString(), "<home>");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, text);
        }
        assertThat(text).as(golden.toString()).isEqualTo(Files.readString(golden));
    }
}

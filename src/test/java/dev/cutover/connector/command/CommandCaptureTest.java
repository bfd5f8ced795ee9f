package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandCaptureTest {
    private static final String SETTINGS = """
            with:
              capture:
                log: { argv: [./log, "{lines}"], parameters: { lines: { default: "20", matches: "[0-9]+" } } }
                screenshot: { argv: [./shot], media-type: image/png }
            """;

    @TempDir
    private Path folder;

    private Workbench bench;
    private final List<String> attached = new ArrayList<>();

    @BeforeEach
    void setUp() {
        bench = new Workbench(folder);
    }

    @Test
    void whatAProgramPrintsIsTheEvidence() throws Exception {
        bench.script("log", "echo \"last $1 lines\"").script("shot", "printf '\\211PNG'; echo ok >&2");
        assertThat(capture("log", Map.of())).isEqualTo(Outcome.succeeded("log captured"));
        assertThat(capture("log", Map.of("lines", 5))).isEqualTo(Outcome.succeeded("log captured"));
        assertThat(capture("screenshot", Map.of())).isEqualTo(Outcome.succeeded("screenshot captured"));
        assertThat(attached)
                .containsExactly(
                        "log stdout text/plain 14",
                        "log stdout text/plain 13",
                        "screenshot stdout image/png 4",
                        "screenshot stderr text/plain 3");
    }

    @Test
    void whatIsLargerThanALogIsCapturedWhole() throws Exception {
        bench.script("shot", "dd if=/dev/zero bs=1000 count=5000 2>/dev/null");
        assertThat(capture("screenshot", Map.of())).isEqualTo(Outcome.succeeded("screenshot captured"));
        assertThat(attached).containsExactly("screenshot stdout image/png 5000000");
    }

    @Test
    void nothingCapturedIsAFailureThatChangedNothing() throws Exception {
        bench.script("log", "exit 0").script("shot", "echo no >&2; exit 1");
        assertThat(capture("log", Map.of())).isEqualTo(new Outcome.Failed("the program for log printed nothing", true));
        assertThat(capture("screenshot", Map.of()))
                .isEqualTo(new Outcome.Failed("./shot exited with code 1: no", true));
        assertThat(capture("records", Map.of()))
                .isEqualTo(new Outcome.Failed("it cannot capture records, only log, screenshot", true));
        assertThat(capture("log", Map.of("lines", "all"))).isInstanceOf(Outcome.Failed.class);
    }

    private Outcome capture(String kind, Map<String, Object> with) throws Exception {
        var context = new CallContext(
                "k",
                "c",
                1,
                Segment.EVERYTHING,
                Workbench.NOW,
                (name, type, content) -> attached.add(name + " " + type + " " + content.length));
        return bench.open(SETTINGS).as(Capture.class).orElseThrow().capture(kind, with, context);
    }
}

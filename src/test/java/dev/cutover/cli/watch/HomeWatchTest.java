package dev.cutover.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Place;
import dev.cutover.acceptance.Recording;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.cli.Main;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every open run of a home as lines, until nobody reads them. */
class HomeWatchTest {
    @TempDir
    private Path folder;

    private final Pipe pipe = new Pipe();
    private Place place;

    /** A pipe whose reader may go. */
    private static final class Pipe extends PrintWriter {
        private final StringWriter written;
        private volatile boolean closed;

        private Pipe() {
            this(new StringWriter());
        }

        private Pipe(StringWriter written) {
            super(written, true);
            this.written = written;
        }

        @Override
        public boolean checkError() {
            return closed || super.checkError();
        }
    }

    @BeforeEach
    void open() throws IOException {
        place = Place.in(folder);
    }

    private void said(String words) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> pipe.written.toString().contains(words));
    }

    @Test
    void aRunBeginsWaitsAndEndsUntilNobodyReads() throws Exception {
        var surroundings = place.surroundings(pipe, new PrintWriter(new StringWriter()));
        var watch = CompletableFuture.supplyAsync(() -> Main.run(surroundings, "watch", "--all", "--lines"));
        said("no open run in ");

        SampleRuns.waiting(place.home());
        said(SampleRuns.WAITING + "  orders in sandbox, LIVE");
        said("; waiting for Dana Ortiz");
        assertThat(watch).isNotDone();

        pipe.closed = true;
        try (var run = Recording.again(place.home(), new RunId(SampleRuns.WAITING))) {
            run.that(new RunFact.Ended(RunFact.Ending.ABORTED, "enough", List.of(), Map.of()));
        }
        said(SampleRuns.WAITING + "  has ended: aborted");
        assertThat(watch.get(60, TimeUnit.SECONDS)).isZero();
    }
}

package dev.cutover.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.cli.live.RenderedStatus;
import dev.cutover.control.StatusQuestion;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.query.RunView;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.run.fact.Event;
import dev.cutover.simulation.SimulatedRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view that was written and read tells what the view tells that was never written, of any run and at any moment. */
class RestoredViewTest {
    private static final int RUNS = 60;
    private static final int CUTS = 3;

    @TempDir
    private Path folder;

    @Test
    void aRestoredViewTellsTheSameOfAnyRun() throws Exception {
        for (long seed = 0; seed < RUNS; seed++) {
            var simulated = SimulatedRecord.of(seed);
            var events = simulated.events();
            var random = new Random(seed);
            for (int cut = 0; cut < CUTS; cut++) {
                int known = 1 + random.nextInt(events.size());
                var restored = restored(viewOf(simulated, known));
                assertThat(status(restored))
                        .as("seed %d, the first %d events", seed, known)
                        .isEqualTo(status(viewOf(simulated, known)));
                events.subList(known, events.size()).forEach(restored::add);
                assertThat(status(restored))
                        .as("seed %d, the first %d events and then the rest", seed, known)
                        .isEqualTo(status(viewOf(simulated, events.size())));
            }
        }
    }

    @Test
    void whatWasReadCanBeWrittenAgain() throws Exception {
        var simulated = SimulatedRecord.of(7);
        var restored = restored(viewOf(simulated, simulated.events().size()));

        assertThat(status(restored(restored))).isEqualTo(status(restored));
    }

    private static RunView viewOf(SimulatedRecord simulated, int known) {
        List<Event> events = simulated.events();
        var runView = RunView.of(events.get(0).run(), simulated.book());
        events.subList(0, known).forEach(runView::add);
        return runView;
    }

    private static RunView restored(RunView runView) throws UnfitSnapshot, ReflectiveOperationException {
        var restored = (RunView) GraphReader.root(GraphWriter.bytes(runView), 0);
        assertThat(restored).isNotNull();
        restored.narrative().rename();
        return restored;
    }

    private String status(RunView runView) {
        var home = new Home(folder, new FileDisk());
        Instant now = runView.state().lastAt().orElseThrow().plusSeconds(5);
        var status = StatusSnapshot.of(runView, "head", home, now);
        return RenderedStatus.of(status, new StatusQuestion("0", true, false, "UTF-8", Map.of()))
                + RenderedStatus.of(status, new StatusQuestion("0", false, false, "UTF-8", Map.of()));
    }
}

package dev.cutover.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cutover.board.RunFollower;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.text.Clean;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PlainLinesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final RunFollower runFollower = new RunFollower(Fulfillment.runbook());

    private LineWriter outlet(Theme theme, boolean ci) {
        return new LineWriter(bytes, theme, ci, LONG);
    }

    private List<String> lines(List<Event> events, boolean everything) {
        try (var lineWriter = outlet(Theme.PLAIN, false)) {
            new PlainLines(runFollower, lineWriter, Theme.PLAIN, everything).happened(events);
        }
        return written();
    }

    private List<String> written() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Chronicle brief() {
        return new Chronicle()
                .created(RunFact.Mode.REHEARSAL)
                .started("freeze")
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.GREEN, 0.9971)
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.GREEN, 0.9972)
                .after(Duration.ofSeconds(72))
                .done("freeze");
    }

    @Test
    void oneCleanLineAnEventThatMatters() {
        assertThat(lines(brief().events(), false))
                .containsExactly(
                        "-- 2026-11-24, times in UTC --",
                        "02:00:00  run  created: retail-fulfillment in sandbox, not live, by dana; T is 2026-11-24"
                                + " 02:00:00 UTC",
                        "02:00:00  freeze  started: Freeze nonessential releases",
                        "02:00:00  criteria  routed-in-60s is GREEN: 99.71 %, must be >= 99.5 %",
                        "02:01:12  freeze  done after 1m12s");
    }

    @Test
    void detailsForThoseWhoWantThem() {
        assertThat(lines(brief().events(), true))
                .contains("02:00:00  run  run by process 4711 on bastion for dana")
                .contains("02:00:00  criteria  routed-in-60s is GREEN: 99.72 %, must be >= 99.5 %");
    }

    @Test
    void theFirstLineOfALogNamesItsRun() {
        try (var lineWriter = outlet(Theme.PLAIN, false)) {
            new PlainLines(runFollower, lineWriter, Theme.PLAIN, false).recalled(brief().events());
        }
        assertThat(written().get(1)).endsWith("  run  " + Chronicle.RUN + ": retail-fulfillment in sandbox, not live");
    }

    @Test
    void noSignOfLifeCountsMilliseconds() {
        var chronicle = brief().started("shift-us-east").timer("shift-us-east", "hold-1", Duration.ofMillis(30_208));
        try (var lineWriter = outlet(Theme.PLAIN, false)) {
            var plain = new PlainLines(runFollower, lineWriter, Theme.PLAIN, false);
            plain.happened(chronicle.events());
            for (int quarter = 1; quarter <= 4 * 31; quarter++) {
                plain.passed(chronicle.now().plusMillis(250L * quarter));
            }
        }
        assertThat(written()).contains("02:01:42  run  running: shift-us-east for 30s, 1s to go");
    }

    @Test
    void progressIsReportedOnceInTenSecondsAStep() {
        var chronicle = brief().started("freeze").started("shift-us-east");
        try (var lineWriter = outlet(Theme.PLAIN, false)) {
            var plain = new PlainLines(runFollower, lineWriter, Theme.PLAIN, false);
            plain.happened(chronicle.events());
            for (int second = 0; second <= 20; second++) {
                plain.progressed(new StepProgress(
                        new StepId("freeze"),
                        1,
                        OptionalDouble.empty(),
                        OptionalLong.of(second),
                        OptionalLong.of(100),
                        "copying\u001b[2J",
                        chronicle.now().plusSeconds(second)));
            }
        }
        assertThat(written().stream()
                        .filter(line -> line.contains("progress: "))
                        .map(line -> line.replaceFirst(".*  ", "")))
                .containsExactly(
                        "progress: 0 of 100 (0 %), " + Clean.line("copying\u001b[2J"),
                        "progress: 10 of 100 (10 %), " + Clean.line("copying\u001b[2J"),
                        "progress: 20 of 100 (20 %), " + Clean.line("copying\u001b[2J"));
    }

    @Test
    void anotherDayIsSaid() {
        var chronicle = brief().after(Duration.ofDays(1)).that(new RunFact.RunNote("next day"));
        assertThat(lines(chronicle.events(), false))
                .endsWith("-- 2026-11-25, times in UTC --", "02:01:12  run  note: next day");
    }

    @Test
    void nothingMovesACursorWhateverItIsCalled() {
        var hostile = "\u001b[2J\r\u009b1A\u0008\u202e::error::x\n::warning::y";
        var chronicle = new Chronicle()
                .created(RunFact.Mode.LIVE)
                .that(new RunFact.RunNote(hostile))
                .that(new StepFact.Started(new StepId(hostile), 1))
                .that(new StepFact.Failed(new StepId(hostile), 1, StepFact.FailureCause.ERROR, hostile));
        assertThat(lines(chronicle.events(), true)).hasSize(6);
        assertThat(bytes.toString(StandardCharsets.UTF_8).chars())
                .allMatch(letter -> letter == '\n' || (letter >= ' ' && letter != 0x7f));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("\u202e", "\u009b");
    }

    @Test
    void buildServersReadNoCommand() {
        try (var lineWriter = outlet(Theme.PLAIN, true)) {
            lineWriter.line(Theme.PLAIN.text("::error::x"));
            lineWriter.line(Theme.PLAIN.text("see ##vso[task.complete]"));
        }
        assertThat(written()).containsExactly(": :error::x", "see # #vso[task.complete]");
    }

    @Test
    void anOldTerminalGetsWhatItCanShow() {
        var theme = Theme.of(Map.of(), Charset.forName("ISO-8859-1"), true);
        try (var lineWriter = outlet(theme, false)) {
            lineWriter.line(theme.text("Zürich 東京"));
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).isEqualTo("Zürich \\u6771\\u4eac\n");
    }

    @Test
    void slowStepsGiveASignOfLife() {
        var chronicle = brief().started("shift-us-east").timer("shift-us-east", "hold-1", Duration.ofMinutes(10));
        try (var lineWriter = outlet(Theme.PLAIN, false)) {
            var plain = new PlainLines(runFollower, lineWriter, Theme.PLAIN, false);
            plain.happened(chronicle.events());
            for (int quarter = 1; quarter <= 4 * 61; quarter++) {
                plain.passed(chronicle.now().plusMillis(250L * quarter));
            }
        }
        assertThat(written().stream().skip(6))
                .containsExactly(
                        "02:01:42  run  running: shift-us-east for 30s, 9m30s to go",
                        "02:02:12  run  running: shift-us-east for 1m, 9m to go");
    }

    @Test
    void aFastClockGivesNoMoreSignsThanAnyoneCanRead() {
        var chronicle = brief().started("shift-us-east");
        try (var lineWriter = outlet(Theme.PLAIN, false)) {
            var plain = new PlainLines(runFollower, lineWriter, Theme.PLAIN, false);
            plain.happened(chronicle.events());
            for (int quarter = 1; quarter <= 40; quarter++) {
                plain.passed(chronicle.now().plusSeconds(15L * quarter));
            }
        }
        assertThat(written().stream().skip(6))
                .containsExactly(
                        "02:06:12  run  running: shift-us-east for 5m",
                        "02:11:12  run  running: shift-us-east for 10m");
    }

    @Test
    void waitingForPeopleIsSaidEveryFiveMinutes() {
        var chronicle = brief().started("ready").asked(Chronicle.approval("ready", Fulfillment.COMMANDER));
        try (var lineWriter = outlet(Theme.PLAIN, false)) {
            var plain = new PlainLines(runFollower, lineWriter, Theme.PLAIN, false);
            plain.happened(chronicle.events());
            for (int second = 1; second <= 601; second++) {
                plain.passed(chronicle.now().plusSeconds(second));
            }
        }
        assertThat(written().stream().skip(7))
                .containsExactly(
                        "02:06:12  run  waiting: ready for incident-commander (Dana Ortiz or Sam Weiss), asked 5m ago",
                        "02:11:12  run  waiting: ready for incident-commander (Dana Ortiz or Sam Weiss), asked 10m ago");
    }

    @Test
    void aClosedPipeStopsNobody() {
        var closed = new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertTimeoutPreemptively(LONG, () -> {
            try (var lineWriter = new LineWriter(closed, Theme.PLAIN, false, LONG)) {
                var plain = new PlainLines(runFollower, lineWriter, Theme.PLAIN, false);
                brief().events().forEach(event -> plain.happened(List.of(event)));
            }
        });
    }

    @Test
    void aStuckPipeStopsNobody() {
        var stuck = new CountDownLatch(1);
        var pipe = new OutputStream() {
            @Override
            public void write(int letter) {
                throw new AssertionError("written in one piece");
            }

            @Override
            public void write(byte[] text, int from, int length) throws IOException {
                try {
                    stuck.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                bytes.write(text, from, length);
            }
        };
        assertTimeoutPreemptively(LONG, () -> {
            var lineWriter = new LineWriter(pipe, Theme.PLAIN, false, Duration.ofMillis(1));
            for (int line = 0; line < 100_200; line++) {
                lineWriter.line(Theme.PLAIN.text("line " + line));
            }
            lineWriter.close();
        });
        stuck.countDown();
    }
}

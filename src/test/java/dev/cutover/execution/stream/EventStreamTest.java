package dev.cutover.execution.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.acceptance.Recording;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of JSON lines who are quick, slow, gone or stuck, and the record that all of them read. */
class EventStreamTest {
    private static final RunId RUN = new RunId(SampleRuns.WAITING);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
    private Home home;
    private long last;

    @BeforeEach
    void record() throws IOException {
        home = new Home(folder, new FileDisk());
        SampleRuns.waiting(home);
        last = home.events(RUN).size();
    }

    @Test
    void everyEventIsOneLineBetweenTheRunAndTheEnd() throws IOException {
        try (var stream = new EventStream(home, RUN, out, 1, troubles::add)) {
            stream.upTo(last);
            stream.end(ExitCode.WAITING, List.of("it waits"));
        }
        var lines = lines();

        assertThat(lines).hasSize((int) last + 2);
        assertThat(lines.get(0).path("document").asText()).isEqualTo("stream");
        assertThat(lines.get(0).path("from").asLong()).isEqualTo(1);
        assertThat(seqs(lines)).containsExactlyElementsOf(upTo(1, last));
        assertThat(lines.get(lines.size() - 1).at("/end/exit").asInt()).isEqualTo(4);
        assertThat(lines.get(lines.size() - 1).at("/end/words/0").asText()).isEqualTo("it waits");
        assertThat(lines.get(lines.size() - 1).path("last").asLong()).isEqualTo(last);
        assertThat(troubles).isEmpty();
    }

    @Test
    void whatIsNotYetDurableIsNotWritten() throws IOException {
        try (var stream = new EventStream(home, RUN, out, 1, troubles::add)) {
            stream.upTo(3);
            Awaitility.await()
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> seqs(lines()).contains(3L));
            assertThat(seqs(lines())).containsExactly(1L, 2L, 3L);
        }
        assertThat(seqs(lines())).as("nor at the end").containsExactly(1L, 2L, 3L);
    }

    @Test
    void aStreamThatBeginsLaterSaysWhereTheRunStood() throws IOException {
        try (var stream = new EventStream(home, RUN, out, last, troubles::add)) {
            stream.upTo(last);
        }
        var lines = lines();

        assertThat(seqs(lines)).containsExactly(last);
        assertThat(lines.get(0).path("from").asLong()).isEqualTo(last);
        assertThat(lines.get(0).path("state").asText()).isNotEmpty();
        assertThat(lines.get(0).at("/changed/steps").findValuesAsText("step")).contains("freeze", "ready");
        assertThat(lines.get(0).at("/changed/questions").findValuesAsText("id")).containsExactly("ready/2");
    }

    @Test
    void twoProcessesTogetherWriteEveryEventOnce() throws IOException {
        try (var stream = new EventStream(home, RUN, out, 1, troubles::add)) {
            stream.upTo(last);
        }
        Recording.kill(home, SampleRuns.WAITING);
        try (var resumed = Recording.again(home, RUN)) {
            resumed.done("ready");
        }
        long end = home.events(RUN).size();
        try (var stream = new EventStream(home, RUN, out, last + 1, troubles::add)) {
            stream.upTo(end);
        }

        assertThat(end).isGreaterThan(last);
        assertThat(seqs(lines())).containsExactlyElementsOf(upTo(1, end));
    }

    @Test
    void aRunOfAnotherProcessIsFollowed() throws IOException {
        try (var stream = new EventStream(home, RUN, out, 1, troubles::add)) {
            stream.follow();
            Awaitility.await()
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> seqs(lines()).contains(last));
            Recording.kill(home, SampleRuns.WAITING);
            try (var resumed = Recording.again(home, RUN)) {
                resumed.done("ready");
            }
            long end = home.events(RUN).size();
            Awaitility.await()
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> seqs(lines()).contains(end));
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void aReaderWhoIsGoneIsToldOnce() {
        var closed = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        try (var stream = new EventStream(home, RUN, closed, 1, troubles::add)) {
            stream.upTo(last);
            stream.end(ExitCode.DONE, List.of());
        }
        assertThat(troubles)
                .containsExactly("the JSON lines on standard output end before the first event: the reader has closed"
                        + " the pipe; the run is not affected, and its record has all events: `cutover watch " + RUN
                        + " --from 1 --output jsonl` writes the rest");
    }

    @Test
    void aReaderWhoNeverReadsIsGivenUpAtTheEnd() throws IOException {
        try (var pipe = new PipedInputStream(64);
                var stuck = new PipedOutputStream(pipe)) {
            var progress = new StreamProgress(RUN, 1, troubles::add);
            try (var stream = stream(stuck, progress, Duration.ofMillis(300))) {
                stream.upTo(last);
                stream.end(ExitCode.DONE, List.of());
            }
            assertThat(troubles).singleElement().asString().contains("nobody has read them for 300ms");
        }
    }

    @Test
    void aRecordThatCannotBeReadOnIsGivenUpAtTheEnd() {
        var never = new CountDownLatch(1);
        Runnable hanging = () -> Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> never.getCount() == 0);
        try (var stream = new EventStream(hanging, new StreamProgress(RUN, 1, troubles::add), Duration.ofMillis(50))) {
            stream.end(ExitCode.DONE, List.of());
        }
        never.countDown();

        assertThat(troubles).singleElement().asString().contains("the record could not be read on for 300ms");
    }

    @Test
    void aReaderWhoIsSlowGetsEverything() throws IOException {
        var slow = new OutputStream() {
            @Override
            public void write(int single) {
                out.write(single);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                pause();
                out.write(bytes, from, length);
            }
        };
        var progress = new StreamProgress(RUN, 1, troubles::add);
        try (var stream = stream(slow, progress, Duration.ofSeconds(20))) {
            stream.upTo(last);
            stream.end(ExitCode.DONE, List.of());
        }
        assertThat(seqs(lines())).containsExactlyElementsOf(upTo(1, last));
        assertThat(troubles).isEmpty();
    }

    private EventStream stream(OutputStream reader, StreamProgress progress, Duration patience) {
        return new EventStream(new StreamWriter(home.reader(RUN), RUN, reader, 1, progress), progress, patience);
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static List<Long> upTo(long first, long end) {
        return LongStream.rangeClosed(first, end).boxed().toList();
    }

    private static List<Long> seqs(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("seq"))
                .map(line -> line.get("seq").asLong())
                .toList();
    }

    private List<JsonNode> lines() throws IOException {
        var mapper = new ObjectMapper();
        var lines = new ArrayList<JsonNode>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }
}

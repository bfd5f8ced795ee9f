package dev.cutover.execution.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.execution.process.Version;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RecordReader;
import dev.cutover.json.stream.EventStreamJson;
import dev.cutover.problem.FileTrouble;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.RunNarrative;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads the record and writes the lines, on a thread of its own. Not thread-safe. */
final class StreamWriter implements Runnable {
    private static final System.Logger LOG = System.getLogger(StreamWriter.class.getName());

    private final RecordReader reader;
    private final RunId run;
    private final OutputStream out;
    private final long from;
    private final StreamProgress progress;
    private @Nullable EventStreamJson lines;
    private RunFact.@Nullable Created created;
    private boolean begun;

    StreamWriter(RecordReader reader, RunId run, OutputStream out, long from, StreamProgress progress) {
        this.reader = reader;
        this.run = run;
        this.out = out;
        this.from = from;
        this.progress = progress;
    }

    @Override
    public void run() {
        try {
            write();
        } catch (UncheckedIOException e) {
            progress.giveUp(why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.giveUp("interrupted");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "writing the JSON lines of run " + run, e);
            progress.giveUp(String.valueOf(e.getMessage()));
        }
    }

    private void write() throws InterruptedException {
        // What the record had before: the first line tells where the run stands.
        reader.readUpTo(Math.max(1, from - 1), this::line);
        beginUnlessBegun();
        StreamProgress.Task task;
        do {
            task = progress.next();
            reader.readUpTo(task.upTo(), this::line);
        } while (!task.isLast());
        task.ending().ifPresent(this::end);
    }

    private void line(RecordLine recorded) {
        var event = recorded.event();
        var known = lines == null ? first(recorded) : lines;
        if (event.seq() < from) {
            known.skip(event);
            return;
        }
        beginUnlessBegun();
        send(known.event(event, recorded.json()), event.seq());
    }

    private EventStreamJson first(RecordLine recorded) {
        if (!(recorded.event().fact() instanceof RunFact.Created first)) {
            throw new IllegalStateException("the record of run " + run + " does not begin with the run's creation");
        }
        created = first;
        lines = new EventStreamJson(new RunNarrative(PinnedRunbook.of(first).runbook()));
        return lines;
    }

    private void beginUnlessBegun() {
        if (!begun && lines != null && created != null) {
            begun = true;
            send(lines.head(run, created, from, Version.text()), from - 1);
        }
    }

    private void end(StreamProgress.Ending ending) {
        if (lines != null) {
            send(lines.end(run, ending.exit(), ending.words()), from - 1);
        }
    }

    /** A line at once: a process that is killed tears none in two. */
    private void send(String line, long seq) {
        if (progress.isGivenUp()) {
            throw new UncheckedIOException(new IOException("given up"));
        }
        try {
            progress.writes();
            // Within a text of JSON the escape says the same, and no build server takes it for a command.
            out.write((line.replace("##", "\\u0023\\u0023") + "\n").getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.wrote(seq);
    }

    private static String why(UncheckedIOException e) {
        Throwable cause = e.getCause();
        if (!(cause instanceof IOException trouble)) {
            return String.valueOf(e.getMessage());
        }
        String words = FileTrouble.words(trouble);
        return words.contains("Broken pipe") ? "the reader has closed the pipe" : words;
    }
}

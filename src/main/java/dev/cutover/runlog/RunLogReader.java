package dev.cutover.runlog;

import dev.cutover.journal.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the log of a run, from its oldest entry on, without holding all of it. Not thread-safe. */
public final class RunLogReader {
    private final Consumer<LogEntry> entries;
    private final List<String> more = new ArrayList<>();
    private @Nullable LogEntry last;

    private RunLogReader(Consumer<LogEntry> entries) {
        this.entries = entries;
    }

    /** Whether a run has one. */
    public static boolean isThere(RunFolder folder) {
        return Files.isRegularFile(folder.log(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Reads the log as it stands; a process may be adding to it. */
    public static void read(RunFolder folder, Consumer<LogEntry> entries) throws IOException {
        var reader = new RunLogReader(entries);
        for (var file : List.of(folder.olderLog(), folder.log())) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                reader.read(file);
            }
        }
        reader.pass();
    }

    /** Whatever bytes are in it: a disk may have damaged the file. */
    private void read(Path file) throws IOException {
        try (var lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<LogEntry> begun =
                        line.startsWith(LogEntry.INDENT) ? Optional.empty() : WrittenEntry.read(line);
                if (begun.isPresent()) {
                    pass();
                    last = begun.get();
                } else {
                    more.add(line.strip());
                }
            }
        }
    }

    private void pass() {
        var entry = last;
        if (entry != null) {
            entries.accept(new LogEntry(entry.at(), entry.level(), entry.event(), entry.fields(), more));
        }
        last = null;
        more.clear();
    }
}

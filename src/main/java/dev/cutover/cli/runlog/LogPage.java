package dev.cutover.cli.runlog;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.query.RecordedRun;
import dev.cutover.runlog.LogEntry;
import java.util.Map;

/**
 * Entries of a log, written while they are read: for people as they are in the file, with a gap before each further
 * process. Not thread-safe.
 */
final class LogPage {
    private final CommandOutput commandOutput;
    private boolean isEmpty = true;

    LogPage(CommandOutput commandOutput) {
        this.commandOutput = commandOutput;
    }

    void show(LogEntry entry) {
        if (!isEmpty && entry.event().equals("process-begins")) {
            commandOutput.text("----");
        }
        commandOutput.text(entry.text());
        isEmpty = false;
    }

    boolean isEmpty() {
        return isEmpty;
    }

    static JsonDocument json(RecordedRun recordedRun, LogEntries entries) {
        JsonDocument.Items items = item -> entries.each(entry -> item.accept(fields(entry)));
        return JsonDocument.of("log").put("run", recordedRun.run().value()).put("entries", items);
    }

    private static Map<String, Object> fields(LogEntry entry) {
        return new JsonFields()
                .put("at", entry.at())
                .put("level", entry.level())
                .put("event", entry.event())
                .put("fields", entry.fields())
                .put("more", entry.more())
                .map();
    }
}

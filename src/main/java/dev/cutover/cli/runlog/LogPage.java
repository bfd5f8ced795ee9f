package dev.cutover.cli.runlog;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.query.RecordedRun;
import dev.cutover.runlog.LogEntry;
import java.util.List;
import java.util.Map;

/** Entries of a log: for people as they are in the file, with a gap before each further process. Stateless. */
final class LogPage {
    private LogPage() {}

    static void show(List<LogEntry> entries, CommandOutput commandOutput) {
        boolean isFirst = true;
        for (var entry : entries) {
            if (!isFirst && entry.event().equals("process-begins")) {
                commandOutput.text("----");
            }
            commandOutput.text(entry.text());
            isFirst = false;
        }
    }

    static JsonDocument json(RecordedRun recordedRun, List<LogEntry> entries) {
        return JsonDocument.of("log")
                .put("run", recordedRun.run().value())
                .put("entries", entries.stream().map(LogPage::fields).toList());
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

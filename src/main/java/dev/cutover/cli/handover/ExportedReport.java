package dev.cutover.cli.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.Home;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.report.assembly.ReportAssembly;
import dev.cutover.report.text.ReportTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The report that leaves with a run. Immutable.
 *
 * @param files by their names; none if it could not be made: a run is handed over all the same
 * @param trouble why it could not be made; empty if it could
 */
record ExportedReport(Map<String, byte[]> files, Optional<String> trouble) {
    private static final String NAME = "report.html";

    /** Of a run that has ended, the report as of its end: the same one whenever it is exported. */
    static ExportedReport of(Home home, RecordedRun recordedRun, Instant now, ZoneId zone) {
        try {
            var state = recordedRun.state();
            var events = recordedRun.events();
            var asOf = state.ended().isPresent() ? events.get(events.size() - 1).at() : now;
            var pinned = PinnedRunbook.of(state.created());
            var content = ReportAssembly.of(home, recordedRun, pinned, asOf, zone);
            String page = ReportFormat.HTML.written(content, ReportTable.STEPS, pinned);
            return new ExportedReport(Map.of(NAME, page.getBytes(UTF_8)), Optional.empty());
        } catch (RuntimeException e) {
            System.getLogger(ExportedReport.class.getName())
                    .log(System.Logger.Level.WARNING, "no report of run " + recordedRun.run(), e);
            return new ExportedReport(
                    Map.of(), Optional.of("there is no report in it: it could not be made (" + e.getMessage() + ")"));
        }
    }
}

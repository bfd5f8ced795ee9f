package dev.cutover.query;

import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of evidence that was looked for by its digest alone, in every run of a home.
 *
 * @param recordedRun the run that captured it
 */
public record FoundEvidence(RecordedRun recordedRun, CapturedEvidence capturedEvidence) {
    /** Fewer digits name too much by chance. */
    public static final int LEAST = 6;

    private static final int MOST_LISTED = 12;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]*");

    /**
     * The only piece whose SHA-256 has this prefix. The same bytes captured by two runs are two pieces, since each was
     * captured for a reason of its own.
     *
     * @throws ProblemException if the prefix is too short, or there is no such piece, or more than one
     */
    public static FoundEvidence inAnyRun(Home home, String prefix) {
        requireDigest(prefix);
        var unread = new ArrayList<RunId>();
        var found = new LinkedHashMap<String, FoundEvidence>();
        for (var run : home.runs()) {
            try {
                look(RecordedRun.read(home, run, first -> {}), prefix.toLowerCase(Locale.ROOT), found);
            } catch (ProblemException broken) {
                unread.add(run);
            }
        }
        if (found.size() == 1) {
            return found.values().iterator().next();
        }
        throw found.isEmpty() ? nothing(home, prefix, unread) : several(prefix, found);
    }

    private static void requireDigest(String prefix) {
        if (prefix.length() < LEAST || !HEX.matcher(prefix).matches()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "without a run, evidence is named by at least " + LEAST
                            + " hexadecimal digits of its SHA-256, not '" + prefix + "'",
                    "`cutover evidence list RUN` lists those of a run");
        }
    }

    private static void look(RecordedRun recordedRun, String wanted, Map<String, FoundEvidence> found) {
        for (var each : CapturedEvidence.of(recordedRun)) {
            if (each.fact().sha256().startsWith(wanted)) {
                found.putIfAbsent(recordedRun.run() + " " + each.fact().sha256(), new FoundEvidence(recordedRun, each));
            }
        }
    }

    private static ProblemException nothing(Home home, String prefix, List<RunId> unread) {
        String read = unread.isEmpty()
                ? ""
                : "; these could not be read: "
                        + unread.stream().map(RunId::value).collect(Collectors.joining(", "));
        return new ProblemException(
                ExitCode.USAGE,
                "no evidence of any run in " + home.root() + " begins with '" + prefix + "'" + read,
                "`cutover runs` lists the runs, `cutover evidence list RUN` the evidence of one");
    }

    private static ProblemException several(String prefix, Map<String, FoundEvidence> found) {
        String lines = found.values().stream()
                .limit(MOST_LISTED)
                .map(FoundEvidence::line)
                .collect(Collectors.joining("\n"));
        String more = found.size() > MOST_LISTED ? "\nand " + (found.size() - MOST_LISTED) + " more" : "";
        return new ProblemException(
                ExitCode.USAGE, "'" + prefix + "' begins " + found.size() + " pieces of evidence", lines + more);
    }

    private String line() {
        return "`cutover evidence show " + recordedRun.run() + " " + capturedEvidence.shortDigest() + "`  "
                + capturedEvidence.fact().name();
    }
}

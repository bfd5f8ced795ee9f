package dev.cutover.journal.glance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.Home;
import dev.cutover.run.RunId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of a record, seen without decoding it where it is written as today. Stateless and thread-safe. */
public final class BeginningGlance {
    private static final int BLOCK = 1 << 14;

    /** A record whose first lines are longer than this is decoded. */
    private static final int LONGEST = 1 << 22;

    /** Stands once outside the parameters, which hold texts alone; within a text the marks would be escaped. */
    private static final String AFTER_PARAMETERS = "},\"starts\":\"";

    private static final String INITIATOR = ",\"initiator\":\"";

    private BeginningGlance() {}

    /**
     * Whether a command that was given no run may be about this one: neither a dry run nor a rehearsal, nor a
     * reconciliation on its own. Agrees with {@link Home#isDryRun} and {@link Home#isApart}, and asks these in doubt.
     */
    public static boolean isMeantUnnamed(Home home, RunId run) {
        try (var in = home.disk().read(home.folder(run).record(), 0)) {
            var kind = kind(twoLines(in));
            return kind == Kind.UNKNOWN ? !home.isDryRun(run) && !home.isApart(run) : kind == Kind.WHOLE;
        } catch (IOException e) {
            return !home.isDryRun(run) && !home.isApart(run);
        }
    }

    /** What the beginning says. */
    enum Kind {
        WHOLE,
        /** A dry run, a rehearsal or a single step. */
        OTHER,
        UNKNOWN
    }

    static Kind kind(String lines) {
        int end = lines.indexOf('\n');
        String first = end < 0 ? "" : lines.substring(0, end);
        int starts = first.indexOf(AFTER_PARAMETERS);
        int initiator = first.indexOf(INITIATOR, Math.max(0, starts));
        if (starts < 0 || initiator < 0 || first.indexOf(",\"type\":\"RUN_CREATED\",") < 0) {
            return Kind.UNKNOWN;
        }
        var text = new ExactText(first.substring(starts + AFTER_PARAMETERS.length(), initiator));
        text.instant();
        text.skip("\",\"mode\":\"");
        String mode = text.upToQuote();
        if (mode.equals("DRY_RUN")
                || first.indexOf(",\"scenario\":\"", initiator) > 0
                || first.indexOf(",\"only\":{", initiator) > 0) {
            return Kind.OTHER;
        }
        return mode.equals("LIVE") || (mode.equals("REHEARSAL") && isTakenByProcess(lines.substring(end + 1)))
                ? Kind.WHOLE
                : Kind.UNKNOWN;
    }

    /** A rehearsal of an older build has a first runner that is no process. A run without a runner has just begun. */
    private static boolean isTakenByProcess(String second) {
        return second.indexOf('\n') < 0 || second.indexOf("\"pid\":0,") < 0;
    }

    /** The first two lines and some more, or all that there is. */
    private static String twoLines(InputStream in) throws IOException {
        var read = new ByteArrayOutputStream(BLOCK);
        var block = new byte[BLOCK];
        int lines = 0;
        int count = in.read(block);
        while (count > 0) {
            read.write(block, 0, count);
            for (int i = 0; i < count; i++) {
                lines += block[i] == '\n' ? 1 : 0;
            }
            count = lines >= 2 || read.size() > LONGEST ? 0 : in.read(block);
        }
        return read.toString(UTF_8);
    }
}

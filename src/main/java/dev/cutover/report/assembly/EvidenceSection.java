package dev.cutover.report.assembly;

import dev.cutover.journal.EvidenceStore;
import dev.cutover.journal.Home;
import dev.cutover.journal.Sha256;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.CapturedEvidence;
import dev.cutover.report.content.EvidenceBody;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.text.Clean;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The evidence, with as much of its content as a report holds. */
final class EvidenceSection {
    /** A larger piece stands beside the report. */
    private static final long LARGEST = 64L << 10;

    /** All content in the report, as it is written there: the page stays below 2 MB. */
    private static final long ROOM = 640L << 10;

    /** Larger files are not read only to say that they are whole. */
    private static final long MOST_CHECKED = 8L << 20;

    private static final long ALL_CHECKED = 64L << 20;

    private final ReportSource source;
    private final Home home;
    private final Path folder;
    private final EvidenceStore store;
    private final Map<String, EvidenceBody> bodies = new HashMap<>();
    private long room = ROOM;
    private long checked;

    EvidenceSection(ReportSource source, Home home) {
        this.source = source;
        this.home = home;
        var run = home.folder(source.recordedRun().run());
        this.folder = run.evidence();
        this.store = new EvidenceStore(home.disk(), run);
    }

    /** In the order in which it was captured. */
    List<EvidenceItem> items() {
        return CapturedEvidence.of(source.recordedRun()).stream()
                .map(this::item)
                .toList();
    }

    private EvidenceItem item(CapturedEvidence captured) {
        var fact = captured.fact();
        return new EvidenceItem(
                captured.seq(),
                captured.at(),
                Clean.line(fact.name()),
                Clean.line(fact.step().value()),
                fact.attempt(),
                Clean.line(fact.mediaType()),
                fact.bytes(),
                Clean.line(fact.sha256()),
                Clean.line(fact.source()),
                fact.redacted(),
                body(captured));
    }

    /** The same bytes are shown once: they may be captured at every step. */
    private EvidenceBody body(CapturedEvidence captured) {
        String sha256 = captured.fact().sha256();
        var known = bodies.get(sha256);
        if (known != null) {
            boolean shown = known instanceof EvidenceBody.Text
                    || known instanceof EvidenceBody.Table
                    || known instanceof EvidenceBody.Image;
            return shown ? new EvidenceBody.Beside("the same bytes are shown above") : known;
        }
        var body = read(captured);
        bodies.put(sha256, body);
        return body;
    }

    private EvidenceBody read(CapturedEvidence captured) {
        var fact = captured.fact();
        var file = folder.resolve(Clean.line(fact.sha256()));
        if (!Sha256.isHex(fact.sha256())) {
            return new EvidenceBody.Changed("the record names no SHA-256 for it");
        }
        try {
            long length = home.disk().length(file);
            if (length != fact.bytes()) {
                return changed("its file has " + length + " bytes, and " + fact.bytes() + " were captured");
            }
            return length > LARGEST ? large(fact.sha256(), length) : small(captured);
        } catch (NoSuchFileException gone) {
            return gone();
        } catch (IOException e) {
            return new EvidenceBody.Beside("its file cannot be read: " + Clean.line(String.valueOf(e.getMessage())));
        } catch (ProblemException other) {
            return changed(other.problems().get(0).message());
        }
    }

    private static EvidenceBody changed(String why) {
        return new EvidenceBody.Changed(Clean.line(why));
    }

    private static EvidenceBody gone() {
        return new EvidenceBody.Gone("its file is gone from the run's evidence folder");
    }

    private EvidenceBody large(String sha256, long length) {
        String size = "larger than 64 KB: in the run's evidence folder";
        if (length > MOST_CHECKED || checked + length > ALL_CHECKED) {
            return new EvidenceBody.Beside(size + "; there and of the recorded size, its digest was not checked");
        }
        checked += length;
        return store.find(sha256).isPresent() ? new EvidenceBody.Beside(size) : gone();
    }

    private EvidenceBody small(CapturedEvidence captured) {
        var content = store.find(captured.fact().sha256());
        if (content.isEmpty()) {
            return gone();
        }
        var body = EvidenceForm.of(content.orElseThrow(), captured.fact().mediaType());
        long needs = EvidenceForm.room(body);
        if (needs > room) {
            return new EvidenceBody.Beside("there is no room left for it here: in the run's evidence folder");
        }
        room -= needs;
        return body;
    }
}

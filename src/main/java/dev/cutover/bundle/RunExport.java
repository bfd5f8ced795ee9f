package dev.cutover.bundle;

import dev.cutover.journal.Home;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.FileTrouble;
import dev.cutover.query.RecordedRun;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run on its way out of its home. What the run consists of is read twice: for the manifest, which comes first in the
 * file, and to be written, a piece at a time; so the size of its evidence is not limited by memory. Nothing else of the
 * home or of the run's folder leaves with it. Not thread-safe.
 */
public final class RunExport {
    private final RecordedRun recordedRun;
    private final List<ExportContent> contents;
    private final Manifest manifest;
    private final String text;

    private RunExport(RecordedRun recordedRun, List<ExportContent> contents, Manifest manifest) {
        this.recordedRun = recordedRun;
        this.contents = contents;
        this.manifest = manifest;
        this.text = ManifestText.of(manifest);
    }

    /**
     * Who makes an export, and how.
     *
     * @param tool the version of the tool
     * @param created now
     * @param signed whether the manifest is signed before it is written
     */
    public record Maker(String tool, Instant created, boolean signed) {}

    /** What was written. */
    public record Written(long bytes, String sha256) {}

    /**
     * Looks at all that is to be exported.
     *
     * @param recordedRun the run up to where it is exported; what is recorded later is left out
     * @param reports reports of the same run, by the names of their files
     * @throws JournalException if the run cannot be read
     */
    public static RunExport of(Home home, RecordedRun recordedRun, Map<String, byte[]> reports, Maker maker) {
        var folder = home.folder(recordedRun.run());
        try {
            return of(home, folder, recordedRun, reports, maker);
        } catch (IOException e) {
            throw new JournalException(
                    "cannot read what belongs to run " + recordedRun.run() + ": " + FileTrouble.words(e),
                    "check " + folder.path(),
                    e);
        }
    }

    private static RunExport of(
            Home home, RunFolder folder, RecordedRun recordedRun, Map<String, byte[]> reports, Maker maker)
            throws IOException {
        var events = recordedRun.events();
        var created = recordedRun.state().created();
        var subject = ExportSubject.of(events, recordedRun.head());
        var evidence = ExportedEvidence.of(events, home.disk(), folder);
        var contents = new ArrayList<>(evidence.found());
        contents.addAll(record(home, folder, subject));
        PinnedFiles.of(created).forEach((path, bytes) -> contents.add(ExportContent.of(path, bytes)));
        reports.forEach((path, bytes) -> contents.add(ExportContent.of(path, bytes)));
        var readme = ExportReadme.of(
                subject, evidence.missing(), created.pinned().parts().keySet(), maker.signed());
        contents.add(ExportContent.of(Manifest.README, readme));
        contents.sort(Comparator.comparing(content -> content.file().path()));
        var manifest = new Manifest(
                subject,
                maker.tool(),
                maker.created(),
                maker.signed(),
                contents.stream().map(ExportContent::file).toList(),
                evidence.missing());
        return new RunExport(recordedRun, contents, manifest);
    }

    /** The record as it is, byte by byte, up to the last event of what is exported; and its events alone. */
    private static List<ExportContent> record(Home home, RunFolder folder, ExportSubject subject) throws IOException {
        var reader = home.reader(subject.run());
        reader.readUpTo(subject.events(), line -> {});
        if (reader.seq() != subject.events() || !reader.head().equals(subject.head())) {
            throw new JournalException(
                    "the record of run " + subject.run() + " was changed while it was exported", "export it again");
        }
        long length = reader.length();
        return List.of(
                ExportContent.of(
                        Manifest.RECORD, () -> new FirstBytes(home.disk().read(folder.record(), 0), length)),
                ExportContent.of(Manifest.EVENTS, () -> new EventLines(home.reader(subject.run()), subject.events())));
    }

    public Manifest manifest() {
        return manifest;
    }

    /** What is signed: the text of the manifest. */
    public String statement() {
        return text;
    }

    /** Why the record cannot be trusted although its chain is whole; empty if it can. */
    public Optional<String> trouble() {
        return recordedRun.trouble();
    }

    /**
     * Writes the file.
     *
     * @param signature of {@link #statement}, armored; empty if it is not signed
     * @throws IOException if the file cannot be written, or what belongs to the run can no longer be read
     * @throws JournalException if something of the run was changed meanwhile
     */
    public Written write(OutputStream out, Optional<String> signature) throws IOException {
        var counted = new CountedOutput(out);
        var subject = manifest.subject();
        try (var archive = new ArchiveWriter(
                counted, subject.run().value(), subject.recorded().getEpochSecond())) {
            archive.add(Manifest.NAME, ManifestText.bytes(text));
            if (signature.isPresent()) {
                archive.add(Manifest.SIGNATURE, ManifestText.bytes(signature.orElseThrow()));
            }
            archive.add(Manifest.SUMS, ManifestText.sums(manifest, text));
            for (var content : contents) {
                try (var in = content.source().open()) {
                    archive.add(content.file(), in);
                }
            }
            String sha256 = archive.finish();
            return new Written(counted.count(), sha256);
        } catch (ArchiveWriter.ChangedMeanwhile e) {
            throw new JournalException(
                    e.path() + " of run " + subject.run() + " was changed while it was exported",
                    "export it again; `cutover verify " + subject.run() + "` says what is wrong with the run");
        }
    }
}

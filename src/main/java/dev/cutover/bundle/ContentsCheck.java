package dev.cutover.bundle;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RecordReader;
import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.Sha256;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether an export says what its record says: a manifest that fits its files can still have been made for other files.
 * Stateless and thread-safe.
 */
final class ContentsCheck {
    private static final String WHAT = "contents";
    private static final String PINNED = "pinned/";
    private static final Set<String> FROM_RECORD = Set.of(Manifest.RECORD, Manifest.EVENTS);

    private ContentsCheck() {}

    /** @param events of the record, whose chain is whole; not empty */
    static Check of(ExportedFiles files, List<Event> events, String head) {
        var wrong = new ArrayList<String>();
        var manifest = files.manifest();
        if (!manifest.subject().equals(ExportSubject.of(events, head))) {
            wrong.add("the manifest names another run, or another end of it, than the record");
        }
        var created = (RunFact.Created) events.get(0).fact();
        var pinned = new TreeMap<>(PinnedFiles.of(created));
        pinned.forEach(
                (path, bytes) -> require(files, ExportContent.of(path, bytes).file(), wrong));
        requireRecord(files, wrong);
        evidence(manifest, events, wrong);
        files.found().keySet().stream()
                .filter(path -> path.startsWith(PINNED) && !pinned.containsKey(path))
                .forEach(path -> wrong.add(path + " is not in the record"));
        return wrong.isEmpty()
                ? Check.sound(
                        WHAT, "the manifest, the pinned files and " + Manifest.EVENTS + " say what the record says")
                : Check.broken(WHAT, FilesCheck.some(wrong));
    }

    /**
     * What an export has that does not follow from its record, and can only be taken as it is.
     *
     * @param events of the record; not empty
     */
    static Optional<Check> unproven(ExportedFiles files, List<Event> events) {
        var others = files.manifest().files().stream()
                .filter(file -> !FROM_RECORD.contains(file.path())
                        && !file.path().startsWith(PINNED)
                        && !file.path().startsWith(Manifest.EVIDENCE)
                        && !isOurReadme(file, files.manifest(), events))
                .map(BundledFile::path)
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.notChecked(
                        "report", "whether " + String.join(", ", others) + " says what the record says"));
    }

    /** Other versions write it in other words. */
    private static boolean isOurReadme(BundledFile file, Manifest manifest, List<Event> events) {
        if (!file.path().equals(Manifest.README)) {
            return false;
        }
        var included = ((RunFact.Created) events.get(0).fact()).pinned().parts().keySet();
        var ours = ExportReadme.of(manifest.subject(), manifest.missing(), included, manifest.signed());
        return ExportContent.of(Manifest.README, ours).file().equals(file);
    }

    private static void require(ExportedFiles files, BundledFile expected, List<String> wrong) {
        if (!expected.equals(files.found().get(expected.path()))) {
            wrong.add(expected.path() + " is not what the record has");
        }
    }

    /** An unfinished write at the end of a record is left out of an export. */
    private static void requireRecord(ExportedFiles files, List<String> wrong) {
        var lines = new LinesDigest();
        var reader = new RecordReader(files.recordName(), files::record);
        long leftOut = reader.read(lines::add);
        require(files, lines.file(), wrong);
        if (leftOut > 0) {
            wrong.add(Manifest.RECORD + " goes on after its last event");
        }
    }

    /** What {@link EventLines} makes of the lines of a record. */
    private static final class LinesDigest {
        private final MessageDigest sha256 = Sha256.begin();
        private long size;

        void add(RecordLine line) {
            var bytes = EventLines.line(line);
            sha256.update(bytes);
            size += bytes.length;
        }

        BundledFile file() {
            return new BundledFile(Manifest.EVENTS, size, Sha256.hex(sha256));
        }
    }

    private static void evidence(Manifest manifest, List<Event> events, List<String> wrong) {
        var named = ExportedEvidence.named(events);
        for (var missing : manifest.missing()) {
            var fact = named.get(missing.sha256());
            if (fact == null
                    || !fact.name().equals(missing.name())
                    || !fact.step().value().equals(missing.step())) {
                wrong.add("the manifest misses evidence that the record does not name: " + missing.sha256());
            } else if (has(manifest, missing.sha256())) {
                wrong.add("the manifest both has and misses the evidence " + missing.sha256());
            }
        }
        manifest.files().stream()
                .map(BundledFile::path)
                .filter(path -> path.startsWith(Manifest.EVIDENCE))
                .filter(path -> !named.containsKey(path.substring(Manifest.EVIDENCE.length())))
                .forEach(path -> wrong.add(path + " is not in the record"));
    }

    private static boolean has(Manifest manifest, String sha256) {
        return manifest.files().stream().anyMatch(file -> file.path().equals(Manifest.EVIDENCE + sha256));
    }
}

package dev.cutover.bundle;

import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.Sha256;
import dev.cutover.journal.VerifiedRecord;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether an export says what its record says: a manifest that fits its files can still have been made for other files.
 * Stateless and thread-safe.
 */
final class ContentsCheck {
    private static final String WHAT = "contents";
    private static final String PINNED = "pinned/";
    private static final Set<String> FROM_RECORD = Set.of(Manifest.RECORD, Manifest.EVENTS);

    private ContentsCheck() {}

    /** @param verifiedRecord of the export; its chain is whole, and it is not empty */
    static List<Check> of(ExportedFiles files, VerifiedRecord verifiedRecord) {
        return verifiedRecord.events().get(0).fact() instanceof RunFact.Created created
                ? Stream.concat(Stream.of(of(files, verifiedRecord, created)), unproven(files, created).stream())
                        .toList()
                : List.of(Check.broken(WHAT, "the record does not begin with the run's creation"));
    }

    private static Check of(ExportedFiles files, VerifiedRecord verifiedRecord, RunFact.Created created) {
        var wrong = new ArrayList<String>();
        var manifest = files.manifest();
        var events = verifiedRecord.events();
        String head = verifiedRecord.runVerification().head();
        if (!manifest.subject().equals(ExportSubject.of(events, head))) {
            wrong.add("the manifest names another run, or another end of it, than the record");
        }
        var pinned = PinnedFiles.of(created);
        pinned.forEach(
                (path, bytes) -> require(files, ExportContent.of(path, bytes).file(), wrong));
        requireRecord(files, verifiedRecord, wrong);
        evidence(manifest, events, wrong);
        files.found().keySet().stream()
                .filter(path -> path.startsWith(PINNED) && !pinned.containsKey(path))
                .forEach(path -> wrong.add(path + " is not in the record"));
        return wrong.isEmpty()
                ? Check.sound(
                        WHAT, "the manifest, the pinned files and " + Manifest.EVENTS + " say what the record says")
                : Check.broken(WHAT, FilesCheck.some(wrong, "; "));
    }

    /** What an export has that does not follow from its record, and can only be taken as it is. */
    private static Optional<Check> unproven(ExportedFiles files, RunFact.Created created) {
        var others = files.manifest().files().stream()
                .filter(file -> !FROM_RECORD.contains(file.path())
                        && !file.path().startsWith(PINNED)
                        && !file.path().startsWith(Manifest.EVIDENCE)
                        && !isOurReadme(file, files.manifest(), created))
                .map(BundledFile::path)
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.notChecked(
                        "report",
                        "whether " + FilesCheck.some(others, ", ") + (others.size() == 1 ? " says" : " say")
                                + " what the record says"));
    }

    /** Other versions write it in other words. */
    private static boolean isOurReadme(BundledFile file, Manifest manifest, RunFact.Created created) {
        if (!file.path().equals(Manifest.README)) {
            return false;
        }
        var included = created.pinned().parts().keySet();
        var ours = ExportReadme.of(manifest.subject(), manifest.missing(), included, manifest.signed());
        return ExportContent.of(Manifest.README, ours).file().equals(file);
    }

    private static void require(ExportedFiles files, BundledFile expected, List<String> wrong) {
        if (!expected.equals(files.found().get(expected.path()))) {
            wrong.add(expected.path() + " is not what the record has");
        }
    }

    /** An unfinished write at the end of a record is left out of an export. */
    private static void requireRecord(ExportedFiles files, VerifiedRecord verifiedRecord, List<String> wrong) {
        var sha256 = Sha256.begin();
        long size = 0;
        for (var line : verifiedRecord.lines()) {
            var bytes = EventLines.line(line);
            sha256.update(bytes);
            size += bytes.length;
        }
        require(files, new BundledFile(Manifest.EVENTS, size, Sha256.hex(sha256)), wrong);
        if (verifiedRecord.unfinished() > 0) {
            wrong.add(Manifest.RECORD + " goes on after its last event");
        }
    }

    private static void evidence(Manifest manifest, List<Event> events, List<String> wrong) {
        var named = ExportedEvidence.named(events);
        var had = manifest.files().stream()
                .map(BundledFile::path)
                .filter(path -> path.startsWith(Manifest.EVIDENCE))
                .map(path -> path.substring(Manifest.EVIDENCE.length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var missing : manifest.missing()) {
            var fact = named.get(missing.sha256());
            if (fact == null
                    || !fact.name().equals(missing.name())
                    || !fact.step().value().equals(missing.step())) {
                wrong.add("the manifest misses evidence that the record does not name: " + missing.sha256());
            } else if (had.contains(missing.sha256())) {
                wrong.add("the manifest both has and misses the evidence " + missing.sha256());
            }
        }
        had.stream()
                .filter(sha256 -> !named.containsKey(sha256))
                .forEach(sha256 -> wrong.add(Manifest.EVIDENCE + sha256 + " is not in the record"));
    }
}

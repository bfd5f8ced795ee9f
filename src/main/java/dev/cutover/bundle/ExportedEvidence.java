package dev.cutover.bundle;

import dev.cutover.journal.RunFolder;
import dev.cutover.journal.Sha256;
import dev.cutover.journal.disk.Disk;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.EvidenceFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The evidence that a record names, as it is found for an export. Immutable. */
record ExportedEvidence(List<ExportContent> found, List<MissingEvidence> missing) {
    ExportedEvidence {
        found = List.copyOf(found);
        missing = List.copyOf(missing);
    }

    /** Each piece once, by its digest, with what the first event that names it says of it. */
    static Map<String, EvidenceFact> named(List<Event> events) {
        var named = new TreeMap<String, EvidenceFact>();
        events.stream()
                .filter(event -> event.fact() instanceof EvidenceFact)
                .map(event -> (EvidenceFact) event.fact())
                .forEach(fact -> named.putIfAbsent(fact.sha256(), fact));
        return named;
    }

    /** Reads every piece: one that is not what was captured counts as missing, and is left out. */
    static ExportedEvidence of(List<Event> events, Disk disk, RunFolder folder) throws IOException {
        var found = new ArrayList<ExportContent>();
        var missing = new ArrayList<MissingEvidence>();
        for (var fact : named(events).values()) {
            String path = Manifest.EVIDENCE + fact.sha256();
            // What is no digest may be a path to anything.
            if (!Sha256.isHex(fact.sha256())) {
                missing.add(missing(fact, MissingEvidence.NO_DIGEST));
                continue;
            }
            try {
                var content =
                        ExportContent.of(path, () -> disk.read(folder.evidence().resolve(fact.sha256()), 0));
                if (content.file().sha256().equals(fact.sha256())) {
                    found.add(content);
                } else {
                    missing.add(missing(fact, MissingEvidence.CHANGED));
                }
            } catch (NoSuchFileException e) {
                missing.add(missing(fact, MissingEvidence.GONE));
            } catch (IOException e) {
                if (!isSomethingElse(folder.evidence().resolve(fact.sha256()))) {
                    throw e;
                }
                missing.add(missing(fact, MissingEvidence.CHANGED));
            }
        }
        return new ExportedEvidence(found, missing);
    }

    /** Whether a link or a folder stands where a file was captured. */
    private static boolean isSomethingElse(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static MissingEvidence missing(EvidenceFact fact, String why) {
        return new MissingEvidence(fact.sha256(), fact.name(), fact.step().value(), why);
    }
}

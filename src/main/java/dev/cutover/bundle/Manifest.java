package dev.cutover.bundle;

import java.time.Instant;
import java.util.List;

/**
 * What an export consists of. Its text has one form only, see {@link ManifestText}, so that its own digest and its
 * signature stand for all of the export. Immutable.
 *
 * @param tool the version that made it
 * @param created when it was made
 * @param signed whether it was made with a signature, so that one that was taken away is missed
 * @param files all but the manifest, its signature and the list of sums; by their paths
 * @param missing evidence that was not there any more
 */
public record Manifest(
        ExportSubject subject,
        String tool,
        Instant created,
        boolean signed,
        List<BundledFile> files,
        List<MissingEvidence> missing) {
    static final String NAME = "manifest.json";
    static final String SIGNATURE = "manifest.json.sig";
    static final String SUMS = "SHA256SUMS";
    static final String EVENTS = "events.jsonl";
    static final String README = "README.txt";
    static final String RECORD = "events.log";
    static final String EVIDENCE = "evidence/";

    /** The most bytes of its text: enough for the files of a run with a million pieces of evidence. */
    static final long LONGEST = 1L << 28;

    /** The most bytes of its signature. */
    static final long LONGEST_SIGNATURE = 1L << 16;

    /** The namespace of its signature, so that a signature made for another purpose is not accepted. */
    public static final String NAMESPACE = "cutover-export@v1";

    public Manifest {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
        String before = "";
        for (var file : files) {
            if (file.path().compareTo(before) <= 0
                    || List.of(NAME, SIGNATURE, SUMS).contains(file.path())) {
                throw new IllegalArgumentException("'" + file.path() + "' is not in its place");
            }
            before = file.path();
        }
        if (files.stream().noneMatch(file -> file.path().equals(RECORD))) {
            throw new IllegalArgumentException("there is no record");
        }
    }

    /** How many files the export has, with the manifest itself. */
    public int count() {
        return files.size() + (signed ? 3 : 2);
    }
}

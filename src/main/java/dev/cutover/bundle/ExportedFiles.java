package dev.cutover.bundle;

import dev.cutover.journal.RecordReader;
import dev.cutover.journal.RunContents;
import dev.cutover.journal.RunVerification.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An export as it was found, packed or unpacked; what its files say is not checked yet. Immutable.
 *
 * @param manifestText the manifest's exact text
 * @param signature armored; empty if there is none
 * @param found all files but the manifest and its signature, as they are, by their paths and sorted by them
 * @param form what was found out of the form that it has
 * @param recordSource opens the record
 */
record ExportedFiles(
        Manifest manifest,
        String manifestText,
        Optional<String> signature,
        Map<String, BundledFile> found,
        Check form,
        Path recordName,
        RecordReader.Source recordSource)
        implements RunContents {
    ExportedFiles {
        found = Collections.unmodifiableMap(new TreeMap<>(found));
    }

    @Override
    public InputStream record(long offset) throws IOException {
        return recordSource.from(offset);
    }

    @Override
    public Optional<String> evidence(String sha256) {
        return Optional.ofNullable(found.get(Manifest.EVIDENCE + sha256)).map(BundledFile::sha256);
    }

    @Override
    public Set<String> missing() {
        return manifest.missing().stream().map(MissingEvidence::sha256).collect(Collectors.toSet());
    }
}

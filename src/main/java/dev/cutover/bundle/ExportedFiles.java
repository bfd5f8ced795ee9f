package dev.cutover.bundle;

import dev.cutover.journal.RunContents;
import dev.cutover.journal.RunVerification.Check;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** An export as it is found, packed or unpacked; what its files say is not checked yet. */
interface ExportedFiles extends RunContents {
    Manifest manifest();

    /** The manifest's exact text. */
    String manifestText();

    /** Armored; empty if there is none. */
    Optional<String> signature();

    /** All files but the manifest and its signature, as they are, by their paths. */
    Map<String, BundledFile> found();

    /** What was found out of the form that it has. */
    Check form();

    @Override
    default Optional<String> evidence(String sha256) throws IOException {
        return Optional.ofNullable(found().get(Manifest.EVIDENCE + sha256)).map(BundledFile::sha256);
    }

    @Override
    default boolean wasMissing(String sha256) {
        return manifest().missing().stream()
                .anyMatch(missing -> missing.sha256().equals(sha256));
    }
}

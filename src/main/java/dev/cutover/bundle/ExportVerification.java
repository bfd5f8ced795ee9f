package dev.cutover.bundle;

import dev.cutover.journal.RunVerification;
import java.util.Optional;

/**
 * Whether an export is as it was made, and what that says. Immutable.
 *
 * @param runVerification all checks; those of the record are among them
 * @param manifest empty if it could not be read: then nothing else was looked at
 * @param maker who has signed it
 */
public record ExportVerification(
        RunVerification runVerification, Optional<Manifest> manifest, ManifestSignature maker) {

    /** Whether nothing is broken. */
    public boolean isSound() {
        return manifest.isPresent() && runVerification.isSound();
    }

    /** Whether evidence was gone before the run was exported. */
    public boolean isIncomplete() {
        return manifest.filter(known -> !known.missing().isEmpty()).isPresent();
    }
}

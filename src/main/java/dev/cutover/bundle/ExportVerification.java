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

    /** Whether nothing of it is broken, and only somebody else's signature or another hash was expected. */
    public boolean isWhole() {
        return manifest.isPresent()
                && runVerification.broken().stream()
                        .allMatch(what -> isOfOtherMaker(what) || what.equals(RunVerification.HEAD));
    }

    private boolean isOfOtherMaker(String what) {
        return what.equals(ManifestSignature.WHAT) && isByOthers();
    }

    /** Whether nobody whom whoever verifies has named has signed it. */
    public boolean isByOthers() {
        return maker.trust() == ManifestSignature.Trust.NOT_ALLOWED;
    }

    /** Whether its record has no event with the hash that was expected. */
    public boolean isWithoutHead() {
        return runVerification.broken().contains(RunVerification.HEAD);
    }

    /** Whether evidence was gone or changed before the run was exported. */
    public boolean isIncomplete() {
        return manifest.filter(known -> !known.missing().isEmpty()).isPresent();
    }
}

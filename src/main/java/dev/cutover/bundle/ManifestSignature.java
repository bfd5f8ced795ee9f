package dev.cutover.bundle;

import dev.cutover.journal.RunVerification.Check;
import dev.cutover.signature.SshSignature;
import dev.cutover.signature.TextSigning;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who has made an export, as far as its signature tells. Immutable.
 *
 * @param trust how far that goes
 * @param key the fingerprint of the key; empty without a signature
 * @param who whose key it is, as far as that is known; empty if it is not
 */
public record ManifestSignature(Trust trust, String key, String who, Check check) {
    static final String WHAT = "maker";

    /** How much a signature proves. */
    public enum Trust {
        /** There is none, or it could not be checked. */
        NONE,
        /** It was made with the key that it names, whoever's that is. */
        ANY_KEY,
        /** That key is somebody's by the runbook, which is part of the export itself. */
        KEY_OF_RUNBOOK,
        /** That key is one that whoever verifies has named. */
        ALLOWED,
        /** It is of nobody whom whoever verifies has named, or that could not be checked. */
        NOT_ALLOWED,
        /** It is not a signature of this manifest. */
        REFUSED
    }

    /** Nothing could be read. */
    static ManifestSignature unknown() {
        return new ManifestSignature(Trust.NONE, "", "", Check.notChecked(WHAT, "it could not be read"));
    }

    /**
     * Checks it.
     *
     * @param signers a file of allowed signers; empty if whoever verifies names none
     * @param people the keys of people by the run's own runbook, {@code type base64} by name; asked for only if needed
     */
    static ManifestSignature of(
            ExportedFiles files, TextSigning signing, Optional<Path> signers, Supplier<Map<String, String>> people)
            throws InterruptedException {
        if (files.signature().isEmpty()) {
            String nobody = "nobody has signed it";
            return new ManifestSignature(
                    signers.isPresent() ? Trust.NOT_ALLOWED : Trust.NONE,
                    "",
                    "",
                    signers.isPresent() ? Check.broken(WHAT, nobody) : Check.noted(WHAT, nobody));
        }
        String armored = files.signature().orElseThrow();
        var signature = SshSignature.of(armored);
        if (signature.isEmpty()) {
            return refused("", "its signature is not one of OpenSSH");
        }
        String fingerprint = signature.orElseThrow().fingerprint();
        if (!signing.isInstalled()) {
            String why = "signed with the key " + fingerprint + "; there is no ssh-keygen here to check with";
            return new ManifestSignature(
                    signers.isPresent() ? Trust.NOT_ALLOWED : Trust.NONE,
                    fingerprint,
                    "",
                    signers.isPresent() ? Check.broken(WHAT, why) : Check.notChecked(WHAT, why));
        }
        var refusal = signing.refusal(files.manifestText(), armored);
        if (refusal.isPresent()) {
            return refused(fingerprint, refusal.orElseThrow());
        }
        return signers.isPresent()
                ? allowed(fingerprint, signing.signer(files.manifestText(), armored, signers.orElseThrow()))
                : ofRunbook(signature.orElseThrow(), people.get());
    }

    private static ManifestSignature refused(String fingerprint, String why) {
        return new ManifestSignature(Trust.REFUSED, fingerprint, "", Check.broken(WHAT, why));
    }

    private static ManifestSignature allowed(String fingerprint, Optional<String> principal) {
        return principal
                .map(who -> new ManifestSignature(
                        Trust.ALLOWED,
                        fingerprint,
                        who,
                        Check.sound(WHAT, "signed by " + who + ", whom you allow, with the key " + fingerprint)))
                .orElseGet(() -> new ManifestSignature(
                        Trust.NOT_ALLOWED,
                        fingerprint,
                        "",
                        Check.broken(
                                WHAT, "signed with the key " + fingerprint + ", which is of none of those you allow")));
    }

    private static ManifestSignature ofRunbook(SshSignature signature, Map<String, String> people) {
        String fingerprint = signature.fingerprint();
        return people.entrySet().stream()
                .filter(person -> person.getValue().equals(signature.key()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .map(who -> new ManifestSignature(
                        Trust.KEY_OF_RUNBOOK,
                        fingerprint,
                        who,
                        Check.sound(
                                WHAT, "signed with the key " + fingerprint + ", by this run's runbook " + who + "'s")))
                .orElseGet(() -> new ManifestSignature(
                        Trust.ANY_KEY,
                        fingerprint,
                        "",
                        Check.noted(
                                WHAT,
                                "signed with the key " + fingerprint + ", which the run's runbook does not have")));
    }
}

package dev.cutover.engine;

import dev.cutover.model.Conduct;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.SignedStatement;
import dev.cutover.run.Speaker;

/** Whether those who speak from elsewhere are who they say. Thread-safe. */
final class SpeakerProof {
    private final Conduct conduct;
    private final SignatureVerifier signatureVerifier;

    SpeakerProof(Conduct conduct, SignatureVerifier signatureVerifier) {
        this.conduct = conduct;
        this.signatureVerifier = signatureVerifier;
    }

    /** Why the speaker is not believed; empty if they are, or named nobody. May take as long as the notary does. */
    String refusal(RunId run, Request request, Speaker speaker) {
        String key = conduct.keys().get(speaker.as());
        if (speaker.signature().isEmpty()) {
            return key == null
                    ? ""
                    : speaker.as() + " has a key in this runbook, and says nothing without a signature; the command"
                            + " signs with --key FILE";
        }
        if (key == null) {
            return speaker.as() + " has no key in this runbook, so that no signature can be theirs";
        }
        try {
            return signatureVerifier.refusal(
                    SignedStatement.of(run, request.intent(), speaker), key, speaker.signature());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return "the run is being left; nobody has checked the signature";
        }
    }
}

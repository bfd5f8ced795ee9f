package dev.cutover.engine;

import dev.cutover.model.Conduct;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.SignedStatement;
import dev.cutover.run.Speaker;

/** Verifies the identity of remote speakers. Thread-safe. */
final class SpeakerProof {
    private final Conduct conduct;
    private final SignatureVerifier signatureVerifier;

    SpeakerProof(Conduct conduct, SignatureVerifier signatureVerifier) {
        this.conduct = conduct;
        this.signatureVerifier = signatureVerifier;
    }

    /** Why the identity is not accepted; empty if it is, or if no name was given. May take as long as the verifier. */
    String refusal(RunId run, Request request, Speaker speaker) {
        String key = conduct.keys().get(speaker.as());
        if (speaker.signature().isEmpty()) {
            return key == null
                    ? ""
                    : speaker.as() + " has a key in this runbook, so a signature is required; the command"
                            + " signs with --key FILE";
        }
        if (key == null) {
            return speaker.as() + " has no key in this runbook, so the signature cannot be verified";
        }
        try {
            return signatureVerifier.refusal(
                    SignedStatement.of(run, request.intent(), speaker), key, speaker.signature());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return "the runner is leaving; the signature was not verified";
        }
    }
}

package dev.cutover.engine;

import dev.cutover.run.SignedStatement;

/** Verifies signatures. Called on the threads of the callers: must be thread-safe and must return. */
@FunctionalInterface
public interface SignatureVerifier {
    /** A verifier that accepts none. */
    SignatureVerifier NONE = (signedStatement, key, signature) -> "signatures cannot be verified here";

    /**
     * Why a signature does not count; empty if it does.
     *
     * @param key the signer's public key, {@code type base64}
     * @param signature armored
     */
    String refusal(SignedStatement signedStatement, String key, String signature) throws InterruptedException;
}

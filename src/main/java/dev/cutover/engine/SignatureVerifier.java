package dev.cutover.engine;

import dev.cutover.run.SignedStatement;

/** Checks signatures. Called on the threads of those who ask: must be thread-safe, and come to an end. */
@FunctionalInterface
public interface SignatureVerifier {
    /** Where nobody can check any. */
    SignatureVerifier NONE = (signedStatement, key, signature) -> "signatures cannot be checked here";

    /**
     * Why a signature does not count; empty if it does.
     *
     * @param key the signer's public key, {@code type base64}
     * @param signature armored
     */
    String refusal(SignedStatement signedStatement, String key, String signature) throws InterruptedException;
}

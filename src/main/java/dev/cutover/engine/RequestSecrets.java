package dev.cutover.engine;

import dev.cutover.run.Request;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.secret.Secrets;

/**
 * Secrets that people have typed into a request where they could not be masked without changing what the request says.
 * Such a request is refused, and recorded with its secrets masked. Stateless and thread-safe.
 */
final class RequestSecrets {
    private RequestSecrets() {}

    /** Why the request cannot be accepted; empty if it can. */
    static String objection(RequestFact.Received received, Secrets secrets) {
        var masked = (RequestFact.Received) FactMasking.of(received, secrets);
        if (!received.speaker().signature().isEmpty() && !masked.equals(received)) {
            return "a signed answer is recorded unmasked, and this one contains a secret of this run; reword it";
        }
        boolean named = received.request() instanceof Request.Amend amend
                && masked.request() instanceof Request.Amend shown
                && !shown.amendment().equals(amend.amendment());
        return named ? "a person's name contains a secret of this run; give another name" : "";
    }
}

package dev.cutover.words;

import dev.cutover.run.Alongside;
import dev.cutover.run.Claim;
import dev.cutover.run.Claims;
import dev.cutover.run.RunId;
import java.util.Collection;
import java.util.stream.Collectors;

/** The wording of what runs claim. */
public final class ClaimWords {
    private ClaimWords() {}

    /** As the end of a sentence. */
    static String of(Claims claims) {
        return claims.alongside()
                .map(decision -> "; goes on " + alongside(decision) + Phrases.why(decision.reason()))
                .orElseGet(() -> "; claims " + claims(claims.all()));
    }

    /** {@code ALONGSIDE run 01jh…, which changes the same, by Dana Ortiz}. */
    public static String alongside(Alongside decision) {
        boolean one = decision.runs().size() == 1;
        return "ALONGSIDE " + (one ? "run " : "runs ")
                + decision.runs().stream().map(RunId::value).collect(Collectors.joining(", "))
                + (one ? ", which changes the same, by " : ", which change the same, by ") + decision.by();
    }

    /** {@code ingress (haproxy lb-1:9999), wms (command /srv/wms/bin/freeze)}. */
    public static String claims(Collection<Claim> claims) {
        return claims.stream()
                .map(claim -> claim.system() + " (" + claim.reaches() + ")")
                .collect(Collectors.joining(", "));
    }
}

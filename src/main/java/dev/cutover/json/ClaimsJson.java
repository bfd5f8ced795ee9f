package dev.cutover.json;

import dev.cutover.query.ClaimLedger;
import dev.cutover.run.Alongside;
import dev.cutover.run.Claim;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run claims, and the decisions to go on beside others. */
final class ClaimsJson {
    private ClaimsJson() {}

    /** Adds them to a document, where there are any. */
    static void into(JsonDocument document, ClaimLedger claimLedger) {
        claims(claimLedger).ifPresent(claims -> document.put("claims", claims));
        alongside(claimLedger).ifPresent(decisions -> document.put("alongside", decisions));
    }

    /** Empty if the run claims nothing, or not any more. */
    private static Optional<List<Map<String, Object>>> claims(ClaimLedger claimLedger) {
        return claimLedger
                .claims()
                .filter(claims -> !claims.isEmpty() && !claimLedger.isOver())
                .map(claims -> claims.stream().map(ClaimsJson::claim).toList());
    }

    /** Empty if nothing of the kind was decided. */
    private static Optional<List<Map<String, Object>>> alongside(ClaimLedger claimLedger) {
        return Optional.of(claimLedger.alongside())
                .filter(decisions -> !decisions.isEmpty())
                .map(decisions -> decisions.stream().map(ClaimsJson::decision).toList());
    }

    private static Map<String, Object> claim(Claim claim) {
        return new JsonFields()
                .put("system", claim.system().value())
                .put("reaches", claim.reaches())
                .map();
    }

    private static Map<String, Object> decision(Alongside decision) {
        return new JsonFields()
                .put("runs", decision.runs().stream().map(RunId::value).toList())
                .put("by", decision.by())
                .put("user", decision.user())
                .put("reason", decision.reason())
                .map();
    }
}

package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.command.CommandOutcome;
import dev.cutover.connector.sandbox.estate.command.OrderAnswer;
import dev.cutover.connector.sandbox.estate.command.OrderCall;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a system replies to a call for orders. Immutable.
 *
 * @param answers one for each order of the call, in its order
 * @param repeated whether the call was known by its idempotency key
 */
record OrderReply(OrderCall orderCall, List<OrderAnswer> answers, boolean repeated) {
    private static final int MOST_NAMED = 3;
    private static final String CHANGED = "changed";

    OrderReply {
        answers = List.copyOf(answers);
    }

    /**
     * The outcome of the call; refused only if all of it is. Its output {@code changed} names the orders to which
     * something was done, or will be, so that an undo can leave the others alone. Attaches an outcome for each order of
     * several.
     */
    Outcome outcome(EvidenceSink evidence) {
        if (answers.isEmpty()) {
            return Outcome.succeeded(orderCall.verb() + " of no order changes nothing", Map.of(CHANGED, ""));
        }
        return answers.size() == 1 ? one(answers.get(0)) : several(evidence);
    }

    /** What the read-back of the call finds: a wish that is neither granted nor refused is unknown. */
    Finding finding() {
        if (count(CommandOutcome.State.WISHED) > 0) {
            return Finding.UNKNOWN;
        }
        return isRefused() ? Finding.NOT_DONE : Finding.DONE;
    }

    private Outcome one(OrderAnswer answer) {
        String why = answer.outcome().why();
        String because = why.isEmpty() ? "" : ": " + why;
        String what = orderCall.verb() + " of " + answer.order();
        String said = switch (answer.outcome().state()) {
            case DONE -> what + " is done" + because;
            case KNOWN -> what + " changes nothing, since it was so already" + because;
            case WISHED -> what + " is only a wish so far" + because;
            case REFUSED -> what + " is refused" + because;
        };
        return answer.is(CommandOutcome.State.REFUSED)
                ? Outcome.failed(said, true)
                : Outcome.succeeded(
                        said + again(),
                        Map.of(
                                "outcome",
                                answer.outcome().state().toString(),
                                "order",
                                answer.order().toString(),
                                CHANGED,
                                changed()));
    }

    private Outcome several(EvidenceSink evidence) {
        evidence.attach(orderCall.verb() + "-outcomes", "text/csv", csv().getBytes(StandardCharsets.UTF_8));
        String what = orderCall.verb() + " of " + answers.size() + " orders";
        long refused = count(CommandOutcome.State.REFUSED);
        if (isRefused()) {
            return Outcome.failed(what + " is refused" + named(), true);
        }
        var counts = new LinkedHashMap<String, String>();
        counts.put("accepted", Long.toString(count(CommandOutcome.State.DONE)));
        counts.put("known", Long.toString(count(CommandOutcome.State.KNOWN)));
        counts.put("wished", Long.toString(count(CommandOutcome.State.WISHED)));
        counts.put("refused", Long.toString(refused));
        String summary = counts.entrySet().stream()
                .map(counted -> counted.getValue() + " " + counted.getKey())
                .collect(Collectors.joining(", "));
        counts.put(CHANGED, changed());
        return Outcome.succeeded(what + ": " + summary + named() + again(), counts);
    }

    /** The orders that the call changed or may still change, separated by commas. */
    private String changed() {
        return answers.stream()
                .filter(answer -> answer.is(CommandOutcome.State.DONE) || answer.is(CommandOutcome.State.WISHED))
                .map(answer -> answer.order().toString())
                .collect(Collectors.joining(","));
    }

    private boolean isRefused() {
        return !answers.isEmpty() && count(CommandOutcome.State.REFUSED) == answers.size();
    }

    /** The first orders that were refused, each with its reason; empty if none was. */
    private String named() {
        var refused = answers.stream()
                .filter(answer -> answer.is(CommandOutcome.State.REFUSED))
                .toList();
        if (refused.isEmpty()) {
            return "";
        }
        String first = refused.stream()
                .limit(MOST_NAMED)
                .map(answer -> answer.order() + " (" + answer.outcome().why() + ")")
                .collect(Collectors.joining(", "));
        int more = refused.size() - MOST_NAMED;
        return ": " + first + (more > 0 ? " and " + more + " more" : "");
    }

    private String again() {
        return repeated ? "; already done under this key" : "";
    }

    private String csv() {
        return answers.stream()
                .map(answer -> answer.order() + "," + answer.outcome().state() + "," + '"'
                        + answer.outcome().why().replace("\"", "\"\"") + "\"\n")
                .collect(Collectors.joining("", "order,outcome,why\n", ""));
    }

    private long count(CommandOutcome.State state) {
        return answers.stream().filter(answer -> answer.is(state)).count();
    }
}

package dev.cutover.words;

import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.ledger.RequestLedger;
import dev.cutover.text.Counted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of the requests that waited in the inbox. Stateless and thread-safe. */
public final class InboxWords {
    private InboxWords() {}

    /** One line; empty if nothing was entered. */
    public static Optional<String> entered(List<RequestLedger.Entry> entries) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        var refused = entries.stream().filter(InboxWords::isRefused).toList();
        String why = refused.stream()
                .map(entry -> entry.received().speaker().name() + ": "
                        + Objects.requireNonNull(entry.settled()).why())
                .collect(Collectors.joining("; "));
        return Optional.of(count(entries.size()) + " from the inbox: " + (entries.size() - refused.size()) + " entered"
                + (refused.isEmpty() ? "" : ", " + refused.size() + " refused: " + why));
    }

    /** Such as {@code 2 requests}. */
    public static String count(int requests) {
        return Counted.of(requests, "request");
    }

    /** Whoever speaks, and the owner of the file if they are not named by it. */
    public static String who(Speaker speaker) {
        return RequestWords.who(speaker.name(), speaker.user());
    }

    /**
     * What kind of request waits, without the words of whoever made it: nobody has masked the run's secrets in them
     * yet.
     */
    public static String kind(Request request) {
        if (request instanceof Request.Decide decide) {
            return "an answer at " + decide.at();
        } else if (request instanceof Request.WithdrawAnswer back) {
            return "the withdrawal of an answer at " + back.at();
        } else if (request instanceof Request.AddDecision) {
            return "a decision";
        } else if (request instanceof Request.Again) {
            return "the word to do again what was rolled back";
        } else if (request instanceof Request.KeepEvidence) {
            return "evidence";
        } else if (request instanceof Request.Note) {
            return "a note";
        } else if (request instanceof Request.Abort
                || request instanceof Request.Amend
                || request instanceof Request.Continue
                || request instanceof Request.Explain
                || request instanceof Request.Hold
                || request instanceof Request.RollBack
                || request instanceof Request.Withdraw) {
            return "what cannot wait";
        }
        throw new IllegalStateException("no kind of " + request.getClass());
    }

    private static boolean isRefused(RequestLedger.Entry entry) {
        var settled = entry.settled();
        return settled != null && settled.outcome() == RequestFact.Outcome.REFUSED;
    }
}

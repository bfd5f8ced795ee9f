package dev.cutover.words;

import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.EventLine.Wording;

/**
 * The wording of requests from other processes. A request that is done at once is only a detail: its effect has a line
 * of its own.
 */
final class RequestWords {
    private final DisplayNames displayNames;

    RequestWords(DisplayNames displayNames) {
        this.displayNames = displayNames;
    }

    Wording of(RequestFact fact, RunState before) {
        if (fact instanceof RequestFact.Received received) {
            String what = received.id() + ": " + who(received.speaker()) + " asks for "
                    + displayNames.request(received.request())
                    + received.kept()
                            .map(kept -> ", kept in the inbox at " + Durations.time(kept.at()))
                            .orElse("");
            return received.request() instanceof Request.RollBack
                    ? Wording.of(Tone.STRONG, what)
                    : Wording.detail(what);
        } else if (fact instanceof RequestFact.Settled settled) {
            String who = before.requests()
                    .of(settled.id())
                    .map(entry -> ": " + who(entry.received().speaker()) + " asked for "
                            + displayNames.request(entry.received().request()))
                    .orElse("");
            return switch (settled.outcome()) {
                case DONE -> Wording.detail(settled.id() + " is done" + Phrases.why(settled.why()));
                case REFUSED -> Wording.of(Tone.CARE, settled.id() + " REFUSED" + who + Phrases.why(settled.why()));
                case WITHDRAWN -> Wording.of(Tone.CARE, settled.id() + " withdrawn" + Phrases.why(settled.why()));
            };
        } else if (fact instanceof RequestFact.RampsFrozen frozen) {
            return frozen(frozen, before);
        } else if (fact instanceof RequestFact.RampsReleased released) {
            return Wording.of(Tone.CARE, "the freeze of ramps ends" + Phrases.why(released.why()));
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    /** A word that leaves the scope as it was is only a detail. */
    private Wording frozen(RequestFact.RampsFrozen frozen, RunState before) {
        String words = Phrases.frozen(displayNames.scope(frozen.scope()), frozen);
        boolean known = before.requests().freezes().standing().stream()
                .anyMatch(
                        other -> other.id().equals(frozen.id()) && other.scope().equals(frozen.scope()));
        return known ? Wording.detail(words) : Wording.of(Tone.STRONG, words);
    }

    private static String who(Speaker speaker) {
        return who(speaker.name(), speaker.user());
    }

    /** The name of whoever speaks, and behind it the user of the operating system if they are not named by it. */
    static String who(String name, String user) {
        return name + (user.isEmpty() || user.equals(name) ? "" : " (user " + user + ")");
    }
}

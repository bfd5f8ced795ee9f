package dev.cutover.cli.view.plan;

import dev.cutover.model.Conduct.Occasion;
import dev.cutover.model.Runbook;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run tells of itself, where, and whom by name. Stateless. */
final class AnnouncementWords {
    private AnnouncementWords() {}

    /** Empty if it tells nothing. */
    static Optional<String> of(Runbook runbook) {
        return runbook.conduct().messages().announce().map(announce -> {
            String what = Arrays.stream(Occasion.values())
                    .filter(announce.on()::contains)
                    .map(AnnouncementWords::word)
                    .collect(Collectors.joining(", "));
            return "announces " + what + " through " + announce.via() + "; " + people(runbook);
        });
    }

    private static String people(Runbook runbook) {
        var addressed = runbook.conduct().messages().addresses().keySet();
        return addressed.isEmpty()
                ? "nobody has an address, so nobody is told by name"
                : "by name to " + String.join(", ", addressed);
    }

    private static String word(Occasion occasion) {
        return switch (occasion) {
            case ASKED -> "questions";
            case BREACH -> "broken guards";
            case ROLLBACK -> "rollbacks";
            case HOLD -> "holds";
            case END -> "the end";
        };
    }
}

package dev.cutover.plan.rollback;

import dev.cutover.model.StepId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reasons why steps are in a rollback, or are not, in words. Stateless. */
public final class StepReasonWords {
    private StepReasonWords() {}

    /** One reason, as what is said of its step: {@code relies on shift-us-east}. */
    public static String of(StepReason reason) {
        String other = reason.other().map(StepId::value).orElse("");
        return switch (reason.why()) {
            case IN_SCOPE -> "wholly in the scope";
            case NAMED -> "named";
            case RELIES_ON -> "relies on " + other;
            case SAME_TRAFFIC -> "moved the same traffic as " + other;
            case IN_PART -> "about " + reason.detail() + ", returns as far as it is in the scope";
            case OPENS -> "opens the old platform, for " + reason.detail();
            case ALSO -> other.isEmpty() ? "asked for with --also" : "relies on " + other + ", which is undone for all";
            case CHANGES_NOTHING -> "nothing to undo";
            case UNDONE -> "already undone";
            case ELSEWHERE -> "about " + reason.detail();
            case NOT_NAMED -> "not named";
            case WIDER -> "done for " + reason.detail() + ", and cannot be undone for a part";
            case WIDER_RELIED_ON -> "done for " + reason.detail() + ", and " + other + " still relies on it";
            case BARRED -> "before the point of no return " + other;
            case NO_UNDO -> "no undo: " + reason.detail();
        };
    }

    /** For each reason in words, the steps that it is given for; what is about other traffic is not told apart. */
    public static Map<String, List<StepId>> grouped(List<StepReason> reasons, boolean isIn) {
        var groups = new LinkedHashMap<String, List<StepId>>();
        reasons.stream()
                .filter(reason -> reason.isIn() == isIn)
                .forEach(reason -> groups.computeIfAbsent(alike(reason), words -> new ArrayList<>())
                        .add(reason.step()));
        return groups;
    }

    private static String alike(StepReason reason) {
        return reason.why() == StepReason.Why.ELSEWHERE ? "about other traffic" : of(reason);
    }

    /**
     * What was done for more than the scope and stays, with the choice that people have: a sentence for each reason,
     * none if nothing of that kind stays.
     */
    public static List<String> whatStays(List<StepReason> reasons) {
        var groups = new LinkedHashMap<String, List<StepReason>>();
        reasons.stream()
                .filter(reason -> reason.why() == StepReason.Why.WIDER
                        || reason.why() == StepReason.Why.WIDER_RELIED_ON)
                .forEach(reason -> groups.computeIfAbsent(of(reason), words -> new ArrayList<>())
                        .add(reason));
        return groups.values().stream().map(StepReasonWords::whatStaysAlike).toList();
    }

    private static String whatStaysAlike(List<StepReason> alike) {
        var first = alike.get(0);
        boolean isOne = alike.size() == 1;
        String names = alike.stream().map(reason -> reason.step().value()).collect(Collectors.joining(", "));
        String done = names + (isOne ? " was done for " : " were done for ") + first.detail()
                + (isOne ? " and stays" : " and stay");
        return first.other()
                .map(shift -> done + ": " + shift + " relies on " + (isOne ? "it" : "them"))
                .orElseGet(() -> done + "; to undo " + (isOne ? "it" : "one") + " for all of that: the same command with"
                        + " --also " + (isOne ? names : "STEP"));
    }
}

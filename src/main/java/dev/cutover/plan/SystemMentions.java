package dev.cutover.plan;

import dev.cutover.model.Attestation;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which systems a gate or an observation checks: those that its criteria are measured by, and those that a criterion or
 * an attestation mentions by name or title. A sentence about "every dependency" or "the dependencies" speaks of all of
 * them.
 */
final class SystemMentions {
    private final Runbook runbook;
    private final Map<SystemId, Integer> numbers;
    private final Map<CriterionId, BitSet> criteria = new HashMap<>();

    SystemMentions(Runbook runbook, Map<SystemId, Integer> numbers) {
        this.runbook = runbook;
        this.numbers = numbers;
    }

    BitSet of(Step step) {
        var all = new BitSet();
        StepAccess.required(step.work()).forEach(id -> all.or(criteria.computeIfAbsent(id, this::criterion)));
        if (step.work() instanceof Work.Gate gate) {
            gate.attest().stream().map(Attestation::that).forEach(sentence -> {
                all.or(named(sentence));
                if (mentions(sentence, "dependency") || mentions(sentence, "dependencies")) {
                    all.set(0, numbers.size());
                }
            });
        }
        return all;
    }

    private BitSet criterion(CriterionId id) {
        Criterion criterion = runbook.criteria().get(id);
        if (criterion == null) {
            return new BitSet();
        }
        var words = new StringBuilder(id.value()).append(' ').append(criterion.title());
        var all = new BitSet();
        if (criterion.measure() instanceof Measure.Query query) {
            words.append(' ').append(query.query());
        }
        StepAccess.about(criterion.measure(), runbook).forEach(system -> {
            Integer number = numbers.get(system);
            all.set(number == null ? numbers.size() : number);
        });
        all.or(named(words.toString()));
        return all;
    }

    private BitSet named(String text) {
        var found = new BitSet();
        numbers.forEach((system, number) -> {
            var entry = runbook.inventory().systems().get(system);
            if (mentions(text, system.value()) || (entry != null && mentions(text, entry.title()))) {
                found.set(number);
            }
        });
        return found;
    }

    /** Whether the text contains the words in sequence; punctuation does not count. */
    private static boolean mentions(String text, String words) {
        String wanted = plain(words);
        return !wanted.isBlank() && plain(text).contains(wanted);
    }

    private static String plain(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip() + " ";
    }
}

package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Runbook;
import dev.cutover.model.discipline.DisciplineRule;
import java.util.stream.Stream;

/** A threshold comes from what is normal, or somebody says where it comes from. Stateless and thread-safe. */
final class ThresholdFindings {
    private ThresholdFindings() {}

    static Stream<DisciplineFinding> of(Runbook runbook) {
        return runbook.criteria().values().stream()
                .filter(ThresholdFindings::isBare)
                .map(criterion -> new DisciplineFinding(
                        DisciplineRule.BARE_THRESHOLD,
                        criterion.id().value(),
                        Spot.of("criteria", criterion.id().value(), "pass"),
                        "the threshold " + criterion.pass() + " of '" + criterion.id()
                                + "' has neither a baseline nor a reason",
                        "add because: and where it comes from, or measure a baseline and write <= 1.2 x baseline"));
    }

    /** A check of systems has no other threshold than = 0. */
    private static boolean isBare(Criterion criterion) {
        return !criterion.pass().ofBaseline()
                && criterion.because().isEmpty()
                && !(criterion.measure() instanceof Measure.Check);
    }
}
